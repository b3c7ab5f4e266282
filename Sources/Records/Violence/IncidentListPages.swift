internal import Base
internal import Components
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// What happened at a school in a school year, to look at and to take along; a reading of each child who is named.
struct IncidentListPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .disclosure("/units/:unit/pupils/violence", .needs(ViolenceData.self), IncidentListPages.list),
            .download("/units/:unit/pupils/violence/khue.xlsx", .needs(ViolenceData.self), download),
        ]
    }

    static let pageLength = 50

    /// - Parameter day: any day of the school year, which begins with August.
    static func all(
        _ permit: UnitPermit<ViolenceData>, on day: Day, in tx: Transaction
    ) throws -> [(id: IncidentID, pupil: PupilID)] {
        let year = SchoolYear(of: day).start
        guard let from = Day(year: year, month: 8, day: 1), let until = Day(year: year + 1, month: 8, day: 1) else {
            return []
        }
        return try IncidentRows.pupils(at: permit, from: from, until: until, in: tx)
    }

    /// Opens some of them, each child once.
    static func open(
        _ some: some Collection<(id: IncidentID, pupil: PupilID)>, at unit: UnitID, _ visit: Visit, _ tx: Transaction
    ) throws -> [(pupil: Pupil, incident: Incident)] {
        var known: [PupilID: (Pupil, [IncidentID: Incident])] = [:]
        return try some.compactMap { id, pupil in
            if known[pupil] == nil, let found = try PupilRows.find(pupil, in: tx) {
                let disclosure = try visit.disclose(ViolenceData.self, of: "pupil", pupil.text, at: unit, in: tx)
                let incidents = try IncidentRows.of(disclosure, in: tx).map { ($0.incident.id, $0.incident) }
                known[pupil] = (found, Dictionary(incidents) { first, _ in first })
            }
            return known[pupil].flatMap { found, incidents in incidents[id].map { (found, $0) } }
        }
    }

    private static func day(_ visit: Visit) -> Day {
        visit.request.query["day"].flatMap { Day(written: $0) } ?? visit.today
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViolenceData.self, on: id, in: tx)
        let day = day(visit)
        let all = try all(permit, on: day, in: tx)
        let pages = max(1, (all.count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = try open(all.dropFirst((page - 1) * pageLength).prefix(pageLength), at: id, visit, tx)
        let school = IncidentViews.School(
            unit: id, name: try UnitRows.name(of: id, in: tx) ?? "", year: SchoolYear(of: day).text, count: all.count,
            page: page, pages: pages, day: day, isNow: SchoolYear(of: day) >= SchoolYear(of: visit.today))
        return .page(IncidentViews.list(shown, school, try IncidentForm(on: visit.today, in: tx), visit))
    }

    /// The log keeps who took it and how many rows it had, beside the reading of each child.
    private func download(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let sheet = try await database.write { tx in
            let permit = try visit.permit(ViolenceData.self, on: id, in: tx)
            let day = IncidentListPages.day(visit)
            let lines = try IncidentListPages.open(
                try IncidentListPages.all(permit, on: day, in: tx), at: id, visit, tx)
            try permit.record(
                "export violence", subject: "unit", id: id.text, detail: SchoolYear(of: day).text,
                changes: [
                    FieldChange("rows", from: nil, to: String(lines.count)),
                    FieldChange("sensitive", from: nil, to: String(lines.count)),
                ], in: tx)
            return IncidentListPages.sheet(lines, try IncidentForm(on: visit.today, in: tx))
        }
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: SheetFile.xlsx, name: "bao-luc-hoc-duong.xlsx")
    }

    private static func sheet(_ lines: [(pupil: Pupil, incident: Incident)], _ form: IncidentForm) -> Sheet {
        let headings = [PupilSheet.heading(.code), PupilSheet.heading(.name), IncidentTexts.day.vi]
        let columns = headings + IncidentField.allCases.map { form.label($0) }
        return Sheet(
            name: IncidentTexts.title.vi, columns: columns.map { .init($0, width: 20) },
            rows: lines.map { pupil, incident in
                [.text(pupil.code ?? ""), .text(pupil.name), .day(incident.happenedOn)]
                    + IncidentField.allCases.map { .text(incident[$0]) }
            })
    }
}
