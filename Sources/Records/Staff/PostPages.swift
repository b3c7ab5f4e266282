internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Another contract of a member of staff from a day on; correcting and removing what was written wrongly of a post.
enum PostPages {
    private static let base = "/units/:unit/staff/:staff"

    static let endpoints: [Endpoint] = [
        .action(base + "/contract", .needs(DecidePupils.self), change, again: MemberPages.show),
        .page(base + "/posts/:post", .needs(DecidePupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .action(base + "/posts/:post", .needs(DecidePupils.self), correct, again: ask),
        .action(base + "/posts/:post/remove", .needs(DecidePupils.self), remove, again: ask),
    ]

    /// Another contract or workload from a day: the post until then ends and one like it begins.
    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try StaffPages.permit(visit, tx)
        let posts = try MemberPages.find(visit, permit.unit, tx)
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
        return back(old.member, permit)
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (member, permit, chain) = try find(visit, tx)
        func list(_ name: String) throws -> CodeList { try CodeRows.list(named: name, on: visit.today, in: tx) }
        let view = PostViews.Correction(
            member: member, unit: permit.unit, post: chain.old, kinds: try list("DM_LOAI_CAN_BO"),
            contracts: try list("DM_HINH_THUC_HOP_DONG"), removalProblem: chain.removalProblem)
        return .page(PostViews.correct(view, refusal, visit))
    }

    static func correct(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit, chain) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        var new = chain.old
        let family: StaffPost.Family? = reader.choice("family", required: StaffTexts.familyMissing)
        new.kind = try StaffPages.chosen("kind", "DM_LOAI_CAN_BO", &reader, visit, tx)
        new.contract = try StaffPages.chosen("contract", "DM_HINH_THUC_HOP_DONG", &reader, visit, tx)
        new.periods = reader.number("periods", in: 0...60)
        let from = reader.day("from", required: PupilTexts.dayMissing)
        new.to = reader.day("to")
        if let from, let problem = chain.problem(from: from, to: new.to) { reader.fail(problem.field, problem.message) }
        let reason = reader.reason()
        try reader.finish()
        new.family = family ?? new.family
        new.from = from ?? new.from
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        for post in chain.corrected(new) {
            guard try StaffRows.update(post, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        }
        try permit.record(
            "correct post", subject: "staff", id: member.id.text, detail: reason,
            changes: PostLog.changes(chain.old, new), in: tx)
        return back(member, permit)
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit, chain) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        if let problem = chain.removalProblem { reader.fail("why", problem) }
        let reason = reader.reason()
        try reader.finish()
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard try StaffRows.delete(chain.old.id, version: version, in: tx) else { throw ChangedMeanwhile() }
        for post in chain.removed() {
            guard try StaffRows.update(post, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        }
        try permit.record(
            "remove post", subject: "staff", id: member.id.text, detail: reason,
            changes: PostLog.changes(chain.old, nil), in: tx)
        return back(member, permit)
    }

    private static func back(_ member: StaffMember, _ permit: UnitPermit<DecidePupils>) -> Response {
        .redirect(to: "/units/\(permit.unit)/staff/\(member.id)?done=staff-saved")
    }

    /// A post of the member at this unit, among the others.
    static func find(_ visit: Visit, _ tx: Transaction) throws -> (StaffMember, UnitPermit<DecidePupils>, PostChain) {
        let permit = try StaffPages.permit(visit, tx)
        let lines = try MemberPages.find(visit, permit.unit, tx)
        guard let line = lines.first(where: { $0.post.id == visit.request.id("post") }) else { throw NotFound() }
        return (line.member, permit, PostChain(line.post, among: lines.map(\.post)))
    }
}
