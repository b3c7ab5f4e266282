internal import Base

/// Two records of one child become one way through the classes, and part again; pure.
enum JoinHistories {
    /// What joining did to one placement. Every placement of both records has a step, also one that stays as it was.
    struct Step: Sendable, Equatable, Codable {
        struct Facts: Sendable, Equatable, Codable {
            var pupil: PupilID
            var to: Day?
            var entry: String
            var leaving: String?
            var reason: String
        }

        let id: PlacementID
        let was: Facts
        let now: Facts
    }

    /// The placements of both, one after the other.
    ///
    /// Who was never signed out at the school before is handed over on the first day at the one after; nothing else of
    /// what the schools wrote is changed. Where days overlap a school has to mend its days first.
    ///
    /// - Parameter earlier: the steps of joinings by which the record that stays already holds others: a third school's
    ///   record is fitted to what each school wrote, not to what the earlier joining made of it.
    static func join(
        _ keep: PlacementHistory, _ hide: PlacementHistory, earlier: [Step] = []
    ) throws(JoinRefusal) -> [Step] {
        guard let pupil = keep.placements.first?.pupil, let other = hide.placements.first?.pupil, pupil != other else {
            throw .broken
        }
        let before = (apart(keep, earlier) + hide.placements).sorted { $0.from < $1.from }
        let after = try linked(before, as: pupil)
        return zip(before, after).map { Step(id: $0.id, was: $0.facts, now: $1.facts) }
    }

    /// The placements of a record as the schools wrote them, each with the record to which it belongs. What joining
    /// changed is taken back where it still stands; what was written since goes with the record whose way it goes on.
    private static func apart(_ joined: PlacementHistory, _ steps: [Step]) -> [Placement] {
        let known = Dictionary(steps.map { ($0.id, $0) }) { first, _ in first }
        guard var owner = joined.placements.first?.pupil else { return [] }
        return joined.placements.map { placement in
            guard let step = known[placement.id] else { return placement.owned(by: owner) }
            owner = step.was.pupil
            return placement.restored(step)
        }
    }

    private static func linked(_ placements: [Placement], as pupil: PupilID) throws(JoinRefusal) -> [Placement] {
        var after = placements
        for index in after.indices.dropFirst() {
            var (old, new) = (after[index - 1], after[index])
            try link(&old, &new)
            (after[index - 1], after[index]) = (old, new)
        }
        after = after.map { $0.owned(by: pupil) }
        guard PlacementHistory(after).isSound else { throw .broken }
        return after
    }

    private static func link(_ old: inout Placement, _ new: inout Placement) throws(JoinRefusal) {
        guard old.from < new.from else { throw .overlap(new.from) }
        if let to = old.to, to > new.from { throw .overlap(new.from) }
        if old.pupil == new.pupil { return }
        let isSameSchool = old.unit == new.unit
        guard let to = old.to else {
            old.to = new.from
            old.leaving = isSameSchool ? .movedClass : .transferred
            new = new.entered(by: isSameSchool ? .movedClass : .transferred)
            return
        }
        // Who finished a level and begins the next is rightly new there.
        guard old.leaving?.mayReturn == true else { return }
        if to == new.from, !isSameSchool {
            old.leaving = .transferred
            new = new.entered(by: .transferred)
        } else if new.entry == .new || (new.entry == .fromOutside && old.leaving != .leftCity) {
            new = new.entered(by: .returned)
        }
    }

    /// The two records again: what joining wrote is taken back where it still stands, what was written since stays. A
    /// placement that came later belongs to the record whose way it goes on. What other records brought stays, and is
    /// linked as if the one that goes had never been there.
    ///
    /// - Parameters:
    ///   - joined: the placements of the record that was kept, as they are now.
    ///   - others: the steps of other joinings with the same record.
    static func part(
        _ joined: PlacementHistory, _ steps: [Step], hidden: PupilID, others: [Step] = []
    ) throws(JoinRefusal) -> (keep: PlacementHistory, hide: PlacementHistory) {
        guard let keep = joined.placements.first?.pupil else { throw .changedSince }
        let brought = steps.filter { $0.was.pupil == hidden }.map(\.id)
        guard brought.allSatisfy({ id in joined.placements.contains { $0.id == id } }) else { throw .changedSince }
        let all = apart(joined, steps + others)
        let hide = PlacementHistory(all.filter { $0.pupil == hidden })
        let rest = all.filter { $0.pupil != hidden }
        guard !rest.isEmpty, hide.isSound, let kept = try? linked(rest, as: keep) else { throw .changedSince }
        return (PlacementHistory(kept), hide)
    }

    /// The steps of another joining with the same record after one more was joined or parted: what that wrote is theirs
    /// to take back, too; what somebody wrote in between is not. Placements that went are left out.
    static func follow(_ steps: [Step], from before: [Placement], to after: [Placement]) -> [Step] {
        let old = Dictionary(before.map { ($0.id, $0.facts) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.id, $0.facts) }) { first, _ in first }
        return steps.compactMap { step in
            guard let was = old[step.id], let now = new[step.id] else { return nil }
            return Step(id: step.id, was: step.was, now: step.now.following(was, now))
        }
    }
}

extension JoinHistories.Step.Facts {
    /// These facts where they are still what stood there before, then as they stand now.
    fileprivate func following(_ was: Self, _ now: Self) -> Self {
        var facts = self
        facts.pupil = now.pupil
        if entry == was.entry { facts.entry = now.entry }
        if to == was.to, leaving == was.leaving, reason == was.reason {
            (facts.to, facts.leaving, facts.reason) = (now.to, now.leaving, now.reason)
        }
        return facts
    }
}

extension Placement {
    var facts: JoinHistories.Step.Facts {
        .init(pupil: pupil, to: to, entry: entry.rawValue, leaving: leaving?.rawValue, reason: reason)
    }

    func owned(by pupil: PupilID) -> Placement {
        Placement(
            id: id, pupil: pupil, unit: unit, classID: classID, from: from, to: to, entry: entry, leaving: leaving,
            reason: reason)
    }

    func entered(by entry: Entry) -> Placement {
        Placement(
            id: id, pupil: pupil, unit: unit, classID: classID, from: from, to: to, entry: entry, leaving: leaving,
            reason: reason)
    }

    fileprivate func restored(_ step: JoinHistories.Step) -> Placement {
        var back = owned(by: step.was.pupil)
        if back.entry.rawValue == step.now.entry, let entry = Entry(rawValue: step.was.entry) {
            back = back.entered(by: entry)
        }
        guard facts.to == step.now.to, facts.leaving == step.now.leaving, reason == step.now.reason else { return back }
        back.to = step.was.to
        back.leaving = step.was.leaving.flatMap { Leaving(rawValue: $0) }
        back.reason = step.was.reason
        return back
    }
}
