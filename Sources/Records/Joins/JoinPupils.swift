internal import Base
internal import Database
internal import Identity
internal import Outbox

/// The steps by which two records at two schools become one, each by whose turn it is.
enum JoinPupils {
    /// A school asks the other one, or says that they are two children; a superior of both decides alone.
    ///
    /// - Parameters:
    ///   - state: asked, refused, or done for a superior.
    ///   - words: why they are one child, or two.
    static func open(
        _ first: PupilID, _ second: PupilID, as state: Join.State, words: String, by permit: Permit<JoinRecords>,
        in tx: Transaction
    ) throws -> Join {
        guard let twins = try TwinRows.pair(first, second, in: tx),
            let side = try side(permit, twins.left.unit, twins.right.unit, tx)
        else { throw NotFound() }
        let last = try JoinRows.latest(first, second, in: tx)
        guard JoinRules.isOpen(after: last?.state), state == .refused || (side == .superior) == (state == .done)
        else {
            throw JoinRefusal.notNow
        }
        let histories = (
            try PlacementRows.history(of: first, in: tx), try PlacementRows.history(of: second, in: tx)
        )
        let isFirst = JoinRules.keeps(histories.0, over: histories.1)
        let (keep, hide) = isFirst ? (twins.left, twins.right) : (twins.right, twins.left)
        let join = Join(
            id: JoinID(at: permit.now), keep: keep.id, hide: hide.id, keepUnit: keep.unit, hideUnit: hide.unit,
            state: state == .done ? .asked : state, askedUnit: permit.scope, askedAt: permit.now,
            reason: state == .refused ? "" : words, answer: state == .refused ? words : "")
        if state != .refused {
            let (keep, hide) = isFirst ? histories : (histories.1, histories.0)
            _ = try JoinHistories.join(keep, hide, earlier: try earlier(join, tx).flatMap(\.content.steps))
        }
        try JoinRows.insert(join, by: permit.account, in: tx)
        if state == .done { return try answer(join, with: .done, words: "", by: permit, in: tx) }
        try record(join, from: nil, state, words, permit, tx)
        return join
    }

    /// Confirms, refuses, withdraws or parts.
    @discardableResult
    static func answer(
        _ join: Join, with state: Join.State, words: String, by permit: Permit<JoinRecords>, in tx: Transaction
    ) throws -> Join {
        guard let side = try side(permit, join.keepUnit, join.hideUnit, tx) else { throw NotFound() }
        guard JoinRules.next(join.state, by: side, asked: permit.scope == join.askedUnit).contains(state),
            try JoinRows.move(join, to: state, answer: words, by: permit.account, at: permit.now, in: tx)
        else { throw JoinRefusal.notNow }
        switch state {
        case .done:
            try unite(join, at: permit.now, tx)
            try withdrawOthers(join, permit, tx)
        case .parted: try separate(join, at: permit.now, tx)
        case .asked, .refused, .withdrawn: break
        }
        try record(join, from: join.state, state, words, permit, tx)
        var answered = join
        answered.state = state
        answered.version += 1
        return answered
    }

    /// On which side somebody stands who holds the permit; nil when they reach neither school.
    static func side(
        _ permit: Permit<JoinRecords>, _ keep: UnitID, _ hide: UnitID, _ tx: Transaction
    ) throws -> JoinRules.Side? {
        let reachesBoth = try reaches(permit, keep, tx) && reaches(permit, hide, tx)
        return JoinRules.side(of: permit.scope, keep: keep, hide: hide, reachesBoth: reachesBoth)
    }

    private static func reaches(_ permit: Permit<JoinRecords>, _ unit: UnitID, _ tx: Transaction) throws -> Bool {
        do {
            _ = try permit.on(unit, in: tx)
            return true
        } catch is NotFound {
            return false
        }
    }

    /// What other joinings with the record that stays did.
    private static func earlier(
        _ join: Join, _ tx: Transaction
    ) throws -> [(id: JoinID, content: JoinContent)] {
        try JoinRows.done(with: join.keep, but: join.id, in: tx)
    }

    private static func unite(_ join: Join, at now: Instant, _ tx: Transaction) throws {
        // Whoever agreed must still be the one that holds the record.
        guard try PupilRows.holder(of: join.keep, in: tx) == join.keepUnit,
            try PupilRows.holder(of: join.hide, in: tx) == join.hideUnit
        else { throw JoinRefusal.notNow }
        guard try !TransferRows.isOpen(join.keep, in: tx), try !TransferRows.isOpen(join.hide, in: tx) else {
            throw JoinRefusal.openTransfer
        }
        let keep = try PlacementRows.history(of: join.keep, in: tx)
        let hide = try PlacementRows.history(of: join.hide, in: tx)
        let earlier = try earlier(join, tx)
        var content = JoinContent(
            steps: try JoinHistories.join(keep, hide, earlier: earlier.flatMap(\.content.steps)))
        guard try DuplicateRows.merge(join.hide, into: join.keep, carrying: true, at: now, in: tx) else {
            throw JoinRefusal.notNow
        }
        let before = keep.placements + hide.placements
        let after = content.steps.applied(to: before)
        try JoinMoveRows.write(after, was: before, at: now, in: tx)
        try follow(earlier, from: before, to: after, tx)
        for many in JoinContent.Many.allCases {
            content.many[many] = try JoinMoveRows.moveAll(many, of: join.hide, to: join.keep, in: tx)
        }
        for single in JoinContent.Single.allCases
        where try JoinMoveRows.move(single, of: join.hide, to: join.keep, in: tx) { content.single.append(single) }
        content.number = try JoinMoveRows.moveNumber(of: join.hide, to: join.keep, in: tx)
        content.code = try JoinMoveRows.moveCode(of: join.hide, to: join.keep, in: tx)
        content.guardians = try JoinMoveRows.addGuardians(of: join.hide, to: join.keep, in: tx)
        try JoinMoveRows.touch(join.keep, at: now, in: tx)
        try JoinRows.keep(content, of: join.id, in: tx)
    }

    private static func separate(_ join: Join, at now: Instant, _ tx: Transaction) throws {
        guard let content = try JoinRows.content(of: join.id, in: tx) else { throw JoinRefusal.notNow }
        guard try !TransferRows.isOpen(join.keep, in: tx) else { throw JoinRefusal.openTransfer }
        guard try PupilRows.find(join.keep, in: tx) != nil else { throw JoinRefusal.laterFirst }
        let joined = try PlacementRows.history(of: join.keep, in: tx)
        let others = try earlier(join, tx)
        let parts = try JoinHistories.part(
            joined, content.steps, hidden: join.hide, others: others.flatMap(\.content.steps))
        guard try DuplicateRows.part(join.hide, from: join.keep, at: now, in: tx) else { throw JoinRefusal.notNow }
        let after = parts.keep.placements + parts.hide.placements
        try JoinMoveRows.write(after, was: joined.placements, at: now, in: tx)
        try follow(others, from: joined.placements, to: parts.keep.placements, tx)
        if let code = content.code { try JoinMoveRows.give(code: code, of: join.keep, to: join.hide, in: tx) }
        if let number = content.number { try JoinMoveRows.give(number, of: join.keep, to: join.hide, in: tx) }
        for single in content.single { _ = try JoinMoveRows.move(single, of: join.keep, to: join.hide, in: tx) }
        for (many, ids) in content.many {
            try JoinMoveRows.moveBack(many, ids, of: join.keep, to: join.hide, in: tx)
        }
        for guardian in content.guardians { _ = try GuardianRows.unlink(join.keep, guardian, in: tx) }
        try JoinMoveRows.touch(join.keep, at: now, in: tx)
    }

    /// What this step changed of placements is for the other joinings with the same record to take back, too.
    private static func follow(
        _ others: [(id: JoinID, content: JoinContent)], from before: [Placement], to after: [Placement],
        _ tx: Transaction
    ) throws {
        for (id, content) in others {
            var content = content
            content.steps = JoinHistories.follow(content.steps, from: before, to: after)
            try JoinRows.keep(content, of: id, in: tx)
        }
    }

    /// Nobody is left to answer for a record that is now another's: a third school is asked anew about the whole.
    private static func withdrawOthers(_ join: Join, _ permit: Permit<JoinRecords>, _ tx: Transaction) throws {
        for other in try JoinRows.asked(about: join.hide, but: join.id, in: tx) {
            guard try JoinRows.move(other, to: .withdrawn, answer: "", by: permit.account, at: permit.now, in: tx)
            else { continue }
            try record(other, from: other.state, .withdrawn, "", permit, tx)
        }
    }

    /// In the history of both records.
    private static func record(
        _ join: Join, from old: Join.State?, _ state: Join.State, _ words: String, _ permit: Permit<JoinRecords>,
        _ tx: Transaction
    ) throws {
        for (pupil, unit) in [(join.keep, join.keepUnit), (join.hide, join.hideUnit)] {
            try permit.record(
                "join pupils", subject: "pupil", id: pupil.text, unit: unit, detail: words,
                changes: [
                    FieldChange("join", from: old?.rawValue, to: state.rawValue),
                    FieldChange("other", from: nil, to: pupil == join.keep ? join.hide.text : join.keep.text),
                ], in: tx)
        }
        // Who finds two children without having asked settles it for themselves.
        if old != nil || state != .refused { try tell(join, state, permit, tx) }
    }

    /// Tells the school whose word it was not, both when it was a superior's. The letter leaves the program, so it names
    /// no child.
    private static func tell(
        _ join: Join, _ state: Join.State, _ permit: Permit<JoinRecords>, _ tx: Transaction
    ) throws {
        let others = [join.keepUnit, join.hideUnit].filter { $0 != permit.scope }
        let announcement = Announcement(
            .work, JoinTexts.told(state), JoinTexts.toldWhat, path: "/joins/\(join.id)",
            once: "join|\(join.id)|\(state.rawValue)")
        try Tell.holders(of: [.head], at: others, announcement, at: permit.now, in: tx)
    }
}

extension [JoinHistories.Step] {
    /// The placements as the steps leave them.
    func applied(to placements: [Placement]) -> [Placement] {
        let steps = Dictionary(map { ($0.id, $0.now) }) { first, _ in first }
        return placements.map { placement in
            guard let now = steps[placement.id] else { return placement }
            return Placement(
                id: placement.id, pupil: now.pupil, unit: placement.unit, classID: placement.classID,
                from: placement.from, to: now.to, entry: Entry(rawValue: now.entry) ?? placement.entry,
                leaving: now.leaving.flatMap { Leaving(rawValue: $0) }, reason: now.reason)
        }
    }
}
