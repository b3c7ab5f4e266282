internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The record of a school or a site: on a day, changed from a day on, corrected.
enum SchoolRecordPages {
    private static let path = "/units/:unit/record"

    static let endpoints: [Endpoint] = [
        .page(path, .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
        .action(path, .needs(DecidePupils.self), change, again: show),
    ]

    static let api: [Endpoint] = [
        .read(
            path, Text("Hồ sơ một trường hoặc điểm trường, vào một ngày", "The record of a school or site, on a day"),
            RecordsScopes.read, query: [RecordsScopes.day.field(required: false)], record
        ) { call, tx in
            var (shown, _) = try find(call.visit, ViewPupils.self, tx)
            if let day = call.query[RecordsScopes.day] {
                shown.more = MoreFields(
                    text: try SchoolRecordRows.courses(of: shown, in: tx).values(on: day)[.more] ?? "")
            }
            return .one(shown, record, version: shown.version)
        },
        .list(
            path + "/past", Text("Hồ sơ trước đây thế nào", "What the record was before"), RecordsScopes.read,
            PastAPI.record
        ) { call, tx in
            let (present, _) = try find(call.visit, ViewPupils.self, tx)
            return PastAPI.page(try SchoolRecordRows.courses(of: present, in: tx), call)
        },
        .change(
            .put, path,
            Text("Sửa hồ sơ, từ một ngày hoặc đúng từ đầu", "Change a record, from a day or as a correction"),
            RecordsScopes.write, body: [.may("more", .texts(0...255), form: MoreForm.prefix)] + PastAPI.moment,
            needsVersion: true, record
        ) { call, tx in
            let (present, unit) = try find(call.visit, DecidePupils.self, tx)
            try call.check(version: present.version)
            try form(unit, on: call.visit.today, tx).refuseUnknown(call.visit.form.values)
            _ = try change(call.visit, tx)
            let (new, _) = try find(call.visit, DecidePupils.self, tx)
            return .one(new, record, version: new.version)
        },
    ]

    private static let record = APIRecord<SchoolRecord>([
        .id("unit") { $0.unit }, .words("more") { $0.more.values },
    ])

    private static func find<C: Capability>(
        _ visit: Visit, _ capability: C.Type, _ tx: Transaction
    ) throws -> (SchoolRecord, Organisation.Unit) {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(capability, on: id, in: tx)
        guard let unit = try UnitRows.find(permit.unit, in: tx), unit.kind.teaches || unit.kind == .site else {
            throw NotFound()
        }
        return (try SchoolRecordRows.find(id, in: tx), unit)
    }

    private static func form(_ unit: Organisation.Unit, on day: Day, _ tx: Transaction) throws -> MoreForm {
        try MoreForm(unit.kind == .site ? .site : .school, for: unit.levels, on: day, in: tx)
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (present, unit) = try find(visit, ViewPupils.self, tx)
        let courses = try SchoolRecordRows.courses(of: present, in: tx)
        let mended = MomentForm.day(visit)
        let asked = mended ?? visit.request.query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) }
        var shown = present
        if let asked { shown.more = MoreFields(text: courses.values(on: asked)[.more] ?? "") }
        let day = asked ?? visit.today
        let sites = try UnitRows.children(of: unit.id, on: day, in: tx).filter { $0.kind == .site }
        let view = SchoolRecordViews.Whole(
            unit: unit, shown: shown, courses: courses, mended: mended, day: day,
            more: try form(unit, on: day, tx), sites: sites,
            classes: try SchoolRecordRows.classes(at: sites.map(\.id), of: unit.id, on: day, in: tx),
            mayKeep: (try? visit.permit(DecidePupils.self, on: unit.id, in: tx)) != nil)
        return .page(SchoolRecordViews.show(view, refusal, visit))
    }

    private static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (present, unit) = try find(visit, DecidePupils.self, tx)
        let permit = try visit.permit(DecidePupils.self, on: unit.id, in: tx)
        var reader = FormReader(visit.form.values)
        let moment = MomentForm.read(&reader, today: visit.today) { _ in nil }
        let before = try SchoolRecordRows.courses(of: present, in: tx)
        let shown = MoreFields(text: before.shown(moment)[.more] ?? "")
        let more = try form(unit, on: visit.today, tx).read(&reader, into: shown)
        try reader.finish()
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard version == present.version else { throw ChangedMeanwhile() }
        var courses = before
        let changes = try courses.apply([.more: more.text], moment)
        if !changes.isEmpty {
            let new = SchoolRecord(
                unit: unit.id, more: MoreFields(text: courses.now[.more] ?? ""), version: present.version)
            guard try SchoolRecordRows.write(new, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
            try PastRows.write(courses, was: before, of: unit.id, { _ in ("", "") }, in: tx)
            try permit.record(
                moment.word(of: "school"), subject: "unit", id: unit.id.text, detail: moment.day.iso,
                changes: changes, in: tx)
        }
        return .redirect(to: "/units/\(unit.id)/record?done=school-saved")
    }
}
