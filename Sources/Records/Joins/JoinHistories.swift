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
    static func join(_ keep: PlacementHistory, _ hide: PlacementHistory) throws(JoinRefusal) -> [Step] {
        guard let pupil = keep.placements.first?.pupil, let other = hide.placements.first?.pupil, pupil != other else {
            throw .broken
        }
        let before = (keep.placements + hide.placements).sorted { $0.from < $1.from }
        var after = before
        for index in after.indices.dropFirst() {
            var (old, new) = (after[index - 1], after[index])
            try link(&old, &new)
            (after[index - 1], after[index]) = (old, new)
        }
        after = after.map { $0.owned(by: pupil) }
        guard PlacementHistory(after).isSound else { throw .broken }
        return zip(before, after).map { Step(id: $0.id, was: $0.facts, now: $1.facts) }
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
    /// placement that came later belongs to the record whose way it goes on.
    ///
    /// - Parameter joined: the placements of the record that was kept, as they are now.
    static func part(_ joined: PlacementHistory, _ steps: [Step], hidden: PupilID) throws(JoinRefusal)
        -> (keep: PlacementHistory, hide: PlacementHistory)
    {
        guard let keep = steps.first?.now.pupil else { throw .broken }
        let known = Dictionary(steps.map { ($0.id, $0) }) { first, _ in first }
        guard known.keys.allSatisfy({ id in joined.placements.contains { $0.id == id } }) else { throw .changedSince }
        var sides: [PupilID: [Placement]] = [:]
        var owner = keep
        for placement in joined.placements {
            let step = known[placement.id]
            owner = step?.was.pupil ?? owner
            sides[owner, default: []].append(step.map { placement.restored($0) } ?? placement.owned(by: owner))
        }
        let parts = (PlacementHistory(sides[keep] ?? []), PlacementHistory(sides[hidden] ?? []))
        guard !parts.0.placements.isEmpty, !parts.1.placements.isEmpty, parts.0.isSound, parts.1.isSound else {
            throw .changedSince
        }
        return parts
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
