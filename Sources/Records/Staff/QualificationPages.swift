internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Writing down what a member of staff learned; correcting and removing what was written wrongly, with the reason.
enum QualificationPages {
    private static let base = "/units/:unit/staff/:staff/qualifications"

    static let endpoints: [Endpoint] = [
        .action(base, .needs(DecidePupils.self), qualify, again: MemberPages.show),
        .page(base + "/:qualification", .needs(DecidePupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .action(base + "/:qualification", .needs(DecidePupils.self), correct, again: ask),
        .action(base + "/:qualification/remove", .needs(DecidePupils.self), remove, again: ask),
    ]

    static func qualify(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit) = try MemberPages.keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let value = read(&reader, QualificationID(at: visit.now), visit)
        try reader.finish()
        guard let value else { throw NotFound() }
        try QualificationRows.insert(value, of: member.id, by: permit.account, at: visit.now, in: tx)
        try permit.record(
            "add qualification", subject: "staff", id: member.id.text, changes: QualificationLog.changes(nil, value),
            in: tx)
        return back(member, permit)
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (member, permit, value) = try find(visit, tx)
        return .page(QualificationViews.correct(value, of: member, at: permit.unit, refusal, visit))
    }

    static func correct(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit, old) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let value = read(&reader, old.id, visit)
        let reason = reader.reason()
        try reader.finish()
        guard var value else { throw NotFound() }
        value.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard try QualificationRows.update(value, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "correct qualification", subject: "staff", id: member.id.text, detail: reason,
            changes: QualificationLog.changes(old, value), in: tx)
        return back(member, permit)
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit, old) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let reason = reader.reason()
        try reader.finish()
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard try QualificationRows.delete(old.id, version: version, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "remove qualification", subject: "staff", id: member.id.text, detail: reason,
            changes: QualificationLog.changes(old, nil), in: tx)
        return back(member, permit)
    }

    private static func back(_ member: StaffMember, _ permit: UnitPermit<DecidePupils>) -> Response {
        .redirect(to: "/units/\(permit.unit)/staff/\(member.id)?done=staff-saved")
    }

    static func find(
        _ visit: Visit, _ tx: Transaction
    ) throws -> (StaffMember, UnitPermit<DecidePupils>, Qualification) {
        let (member, permit) = try MemberPages.keep(visit, tx)
        guard let id: QualificationID = visit.request.id("qualification"),
            let value = try QualificationRows.find(id, of: member.id, in: tx)
        else { throw NotFound() }
        return (member, permit, value)
    }

    private static func read(_ reader: inout FormReader, _ id: QualificationID, _ visit: Visit) -> Qualification? {
        let kind: Qualification.Kind? = reader.choice("kind", required: MemberTexts.kindMissing)
        let name = reader.text("name", required: MemberTexts.nameMissing, limit: 100)
        let begun = reader.day("begun")
        let given = reader.day("given", required: PupilTexts.dayMissing)
        if let given, given > visit.today { reader.fail("given", MemberTexts.dayToCome) }
        if let begun, let given, begun > given { reader.fail("begun", MemberTexts.begunLate) }
        let place = reader.text("place", limit: 100)
        let note = reader.text("note", limit: 200)
        guard let kind, let given else { return nil }
        return Qualification(
            id: id, kind: kind, name: name, place: place, begunOn: begun, givenOn: given, note: note)
    }
}

extension FormReader {
    /// Why something is corrected or removed.
    mutating func reason() -> String {
        text("why", required: RewardTexts.reasonMissing, limit: RewardRules.longest)
    }
}
