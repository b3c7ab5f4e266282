internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Staff of a school on a day: list, add, end a post.
enum StaffPages {
    static let endpoints: [Endpoint] = [
        .page("/staff", .needs(ViewPupils.self), own),
        .page("/units/:unit/staff", .needs(ViewPupils.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/units/:unit/staff", .needs(DecidePupils.self), add, again: list),
        .action("/units/:unit/staff/:post/end", .needs(DecidePupils.self), end, again: list),
    ]

    private static func own(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewPupils.self, in: tx)
        let unit = try UnitRows.find(permit.scope, in: tx)
        return .redirect(to: unit?.kind.teaches == true ? "/units/\(permit.scope)/staff" : "/units?kind=school")
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        let query = visit.request.query
        let day = query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
        let family = query["family"].flatMap { StaffPost.Family(rawValue: $0) }
        let search = String((query["q"] ?? "").trimmed.prefix(100))
        let view = StaffViews.List(
            unit: id, name: try UnitRows.name(of: id, on: day, in: tx) ?? "", day: day, family: family,
            search: search,
            lines: try StaffRows.lines(of: permit.unit, on: day, family: family, search: search, in: tx),
            kinds: try CodeRows.list(named: "DM_LOAI_CAN_BO", on: day, in: tx),
            qualifications: try CodeRows.list(named: "DM_TRINH_DO_CHUYEN_MON", on: day, in: tx),
            contracts: try CodeRows.list(named: "DM_HINH_THUC_HOP_DONG", on: day, in: tx),
            mayKeep: visit.may(DecidePupils.self) && visit.person?.acting.unit == id)
        return .page(StaffViews.list(view, refusal, visit))
    }

    static func permit(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<DecidePupils> {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(DecidePupils.self, on: id, in: tx)
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let line = try create(visit, tx)
        return .redirect(to: "/units/\(line.unit)/staff?done=staff-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> (unit: UnitID, line: StaffRows.Line) {
        let permit = try permit(visit, tx)
        var reader = FormReader(visit.form.values)
        let code = reader.text("code", limit: 20)
        let name = PersonName.written(reader.text("name", limit: 100))
        if let problem = PersonName.problem(name) { reader.fail("name", problem) }
        let born = reader.day("born", required: PeopleTexts.bornMissing)
        let sex: Sex? = reader.choice("sex", required: PeopleTexts.sexMissing)
        let family: StaffPost.Family? = reader.choice("family", required: StaffTexts.familyMissing)
        let from = reader.day("from", required: PupilTexts.dayMissing)
        let periods = reader.number("periods", in: 0...60)
        let kind = try chosen("kind", "DM_LOAI_CAN_BO", &reader, visit, tx)
        let contract = try chosen("contract", "DM_HINH_THUC_HOP_DONG", &reader, visit, tx)
        let qualification = try chosen("qualification", "DM_TRINH_DO_CHUYEN_MON", &reader, visit, tx)
        let known = code.isEmpty ? nil : try StaffRows.member(code: code, in: tx)
        if let known, let born, known.born != born { reader.fail("code", StaffTexts.bornOther) }
        try reader.finish()
        guard let born, let sex, let family, let from else { throw NotFound() }
        let member = StaffMember(
            id: known?.id ?? StaffID(at: visit.now), code: code.isEmpty ? nil : code, name: name, bornOn: born,
            sex: sex, qualification: qualification)
        if known == nil { try StaffRows.insert(member, at: visit.now, in: tx) }
        let post = StaffPost(
            id: PostID(at: visit.now), family: family, kind: kind, contract: contract, periods: periods, from: from)
        try StaffRows.insert(post, of: member.id, at: permit.unit, on: visit.now, in: tx)
        try permit.record(
            "add staff", subject: "staff", id: member.id.text,
            changes: [
                FieldChange("name", from: nil, to: name), FieldChange("post", from: nil, to: family.rawValue),
                FieldChange("from", from: nil, to: from.iso),
            ], in: tx)
        return (permit.unit, StaffRows.Line(member: member, post: post))
    }

    static func chosen(
        _ field: String, _ list: String, _ reader: inout FormReader, _ visit: Visit, _ tx: Transaction
    ) throws -> String? {
        let value = reader.text(field, limit: 10)
        if value.isEmpty { return nil }
        if try !CodeRows.list(named: list, on: visit.today, in: tx).holds(value) {
            reader.fail(field, FieldFault.notACode.explanation)
        }
        return value
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        guard let id: PostID = visit.request.id("post"),
            let line = try StaffRows.find(id, at: permit.unit, in: tx)
        else { throw NotFound() }
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        if let day, day <= line.post.from { reader.fail("day", StaffTexts.endTooEarly) }
        try reader.finish()
        guard let day, try StaffRows.end(id, on: day, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "end post", subject: "staff", id: line.member.id.text,
            changes: [FieldChange("to", from: nil, to: day.iso)], in: tx)
        return .redirect(to: "/units/\(permit.unit)/staff?done=staff-saved")
    }
}
