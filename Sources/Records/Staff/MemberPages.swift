internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// One member of staff at one unit: posts, contracts and workload over time, what they teach, what they learned.
enum MemberPages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/staff/:staff", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/units/:unit/staff/:staff/qualifications", .needs(DecidePupils.self), qualify, again: show),
        .action("/units/:unit/staff/:staff/contract", .needs(DecidePupils.self), change, again: show),
    ]

    /// Somebody who works or worked at the unit of the address.
    static func find(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> [StaffRows.Line] {
        guard let id: StaffID = visit.request.id("staff") else { throw NotFound() }
        let posts = try StaffRows.posts(of: id, at: unit, in: tx)
        if posts.isEmpty { throw NotFound() }
        return posts
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        let posts = try find(visit, permit.unit, tx)
        guard let member = posts.first?.member else { throw NotFound() }
        func list(_ name: String) throws -> CodeList { try CodeRows.list(named: name, on: visit.today, in: tx) }
        let view = MemberViews.Whole(
            unit: id, member: member, posts: posts.map(\.post), kinds: try list("DM_LOAI_CAN_BO"),
            contracts: try list("DM_HINH_THUC_HOP_DONG"), subjects: try list(CodeListName.subject.rawValue),
            levels: try list("DM_TRINH_DO_CHUYEN_MON"), teaching: try TeachingRows.of(member.id, at: id, in: tx),
            qualifications: try QualificationRows.of(member.id, in: tx),
            mayKeep: visit.may(DecidePupils.self) && visit.person?.acting.unit == id)
        return .page(MemberViews.show(view, refusal, visit))
    }

    static func qualify(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try StaffPages.permit(visit, tx)
        guard let member = try find(visit, permit.unit, tx).first?.member else { throw NotFound() }
        var reader = FormReader(visit.form.values)
        let kind: Qualification.Kind? = reader.choice("kind", required: MemberTexts.kindMissing)
        let name = reader.text("name", required: MemberTexts.nameMissing, limit: 100)
        let begun = reader.day("begun")
        let given = reader.day("given", required: PupilTexts.dayMissing)
        if let given, given > visit.today { reader.fail("given", MemberTexts.dayToCome) }
        if let begun, let given, begun > given { reader.fail("begun", MemberTexts.begunLate) }
        let place = reader.text("place", limit: 100)
        let note = reader.text("note", limit: 200)
        try reader.finish()
        guard let kind, let given else { throw NotFound() }
        let value = Qualification(
            id: ID<QualificationTag>(at: visit.now), kind: kind, name: name, place: place, begunOn: begun,
            givenOn: given, note: note)
        try QualificationRows.insert(value, of: member.id, by: permit.account, at: visit.now, in: tx)
        try permit.record(
            "add qualification", subject: "staff", id: member.id.text,
            changes: [FieldChange(kind.rawValue, from: nil, to: "\(name) \(given.iso)")], in: tx)
        return .redirect(to: "/units/\(permit.unit)/staff/\(member.id)?done=staff-saved")
    }

    /// Another contract or workload from a day: the post until then ends and one like it begins.
    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try StaffPages.permit(visit, tx)
        let posts = try find(visit, permit.unit, tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let periods = reader.number("periods", in: 0...60)
        let contract = try StaffPages.chosen("contract", "DM_HINH_THUC_HOP_DONG", &reader, visit, tx)
        guard let old = posts.first(where: { $0.post.id.text == visit.form.values["post"] }), old.post.to == nil else {
            throw ChangedMeanwhile()
        }
        if let day, day <= old.post.from { reader.fail("day", StaffTexts.endTooEarly) }
        try reader.finish()
        guard let day, try StaffRows.end(old.post.id, on: day, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        let new = StaffPost(
            id: PostID(at: visit.now), family: old.post.family, kind: old.post.kind, contract: contract,
            periods: periods, from: day)
        try StaffRows.insert(new, of: old.member.id, at: permit.unit, on: visit.now, in: tx)
        try permit.record(
            "change post", subject: "staff", id: old.member.id.text, detail: day.iso,
            changes: [
                FieldChange("contract", from: old.post.contract, to: contract),
                FieldChange("periods", from: old.post.periods.map(String.init), to: periods.map(String.init)),
            ], in: tx)
        return .redirect(to: "/units/\(permit.unit)/staff/\(old.member.id)?done=staff-saved")
    }
}
