internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What the pages of one school have in common: whose they are, on which day, and the way between them.
struct SchoolPage: Sendable {
    let permit: UnitPermit<ViewFacilities>
    let name: String
    let day: Day
    /// Whether the person keeps these records: the school is their own.
    let mayKeep: Bool

    var unit: UnitID { permit.unit }
    var path: String { "/units/\(unit)/facilities" }

    /// The school that the address names, when it is within reach.
    init(_ visit: Visit, _ tx: Transaction) throws {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        try self.init(id, visit, tx)
    }

    init(_ id: UnitID, _ visit: Visit, _ tx: Transaction) throws {
        permit = try visit.permit(ViewFacilities.self, on: id, in: tx)
        day = SchoolPage.day(visit)
        name = try UnitRows.name(of: id, on: day, in: tx) ?? ""
        mayKeep = visit.may(KeepFacilities.self) && visit.person?.acting.unit == id
    }

    /// The day that the address asks about, today when it does not.
    static func day(_ visit: Visit) -> Day {
        visit.request.query["day"].flatMap { Day(written: $0) } ?? visit.today
    }

    /// The right to write at the school that the address names.
    static func keep(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<KeepFacilities> {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(KeepFacilities.self, on: id, in: tx)
    }

    /// The day of a change as a form says it: not in the future, so that lists of today show what was just saved.
    static func changeDay(_ reader: inout FormReader, _ visit: Visit) -> Day? {
        let day = reader.day("from", required: FacilitiesTexts.dayMissing)
        if let day, day > visit.today { reader.fail("from", FacilitiesTexts.future) }
        return day
    }

    func crumbs(_ more: Frame.Crumb...) -> [Frame.Crumb] {
        [Frame.Crumb(Text(verbatim: name), href: path)] + more
    }

    /// Where in a list the address stands.
    static func paging(_ visit: Visit, count: Int, length: Int) -> (page: Int, pages: Int) {
        let pages = max(1, (count + length - 1) / length)
        return (min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages), pages)
    }

    static func spreadsheet(_ sheet: Sheet, _ blocking: BlockingPool, name: String) async throws -> Response {
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: name + ".xlsx")
    }

    static func csv(_ sheet: Sheet, name: String) -> Response {
        .file(
            SheetWriter.csv(headings: sheet.columns.map(\.heading), rows: sheet.rows), type: "text/csv; charset=utf-8",
            name: name + ".csv")
    }
}

extension Column {
    /// A heading that sorts by `order`, and the other way round when the list is sorted by it already.
    static func sorting(
        _ label: Text, _ order: String, current: String, descends: Bool, _ address: Address, numeric: Bool = false
    ) -> Column {
        let isCurrent = current == order
        let next = address.setting("page", to: nil).setting("sort", to: order)
            .setting("down", to: isCurrent && !descends ? "yes" : nil)
        return Column(
            label, numeric: numeric, sort: next.text,
            sorted: isCurrent ? (descends ? .descending : .ascending) : nil)
    }
}

extension UnitKind {
    /// Whether such a unit has rooms and machines of its own to keep here.
    var keepsFacilities: Bool { [.school, .continuingCentre, .otherCentre].contains(self) }
}
