internal import Base
internal import Identity

/// What a published edition changes for a unit, as it is told of it.
struct EditionNews: Equatable {
    enum Kind: Equatable {
        /// The unit is asked for the first time.
        case new
        /// What it is asked for changed.
        case amended
        /// The unit is asked for nothing any more.
        case withdrawn
    }

    struct Moved: Equatable {
        let title: String
        let from: Day?
        let to: Day?
    }

    let kind: Kind
    /// The units to be told the same.
    let units: [UnitID]
    /// The first day on which something is due, of a new letter.
    let firstDue: Day?
    let moved: [Moved]
    /// How many other tasks and calls came, went or changed.
    let others: Int
}

/// An edition with its members, as far as it matters who is asked what.
struct EditionAsks {
    struct Item: Equatable {
        let key: Key
        let title: String
        let due: Day?
        let words: [String]
        let audience: ID<Audience>
    }

    let items: [Item]
    /// The audiences to which each unit belongs.
    let members: [UnitID: Set<ID<Audience>>]

    static let nothing = EditionAsks(items: [], members: [:])

    fileprivate func asks(_ audiences: Set<ID<Audience>>) -> [Item] { items.filter { audiences.contains($0.audience) } }
}

/// What an edition is news of, and for whom. Units that are asked the same by both are told nothing.
enum EditionNewsRules {
    /// Units are gathered by what they were asked and are asked: a city has a handful of such groups.
    static func between(_ old: EditionAsks, _ new: EditionAsks) -> [EditionNews] {
        struct Group: Hashable {
            let before: Set<ID<Audience>>
            let after: Set<ID<Audience>>
        }
        var groups: [Group: [UnitID]] = [:]
        for unit in Set(old.members.keys).union(new.members.keys) {
            groups[Group(before: old.members[unit] ?? [], after: new.members[unit] ?? []), default: []].append(unit)
        }
        return groups.compactMap { group, units in
            news(old.asks(group.before), new.asks(group.after), units.sorted())
        }.sorted { $0.units.lexicographicallyPrecedes($1.units) }
    }

    private static func news(
        _ before: [EditionAsks.Item], _ after: [EditionAsks.Item], _ units: [UnitID]
    ) -> EditionNews? {
        if after.isEmpty {
            return before.isEmpty
                ? nil : EditionNews(kind: .withdrawn, units: units, firstDue: nil, moved: [], others: 0)
        }
        let first = after.compactMap(\.due).min()
        guard !before.isEmpty else {
            return EditionNews(kind: .new, units: units, firstDue: first, moved: [], others: 0)
        }
        let earlier = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        let moved = after.compactMap { item -> EditionNews.Moved? in
            guard let old = earlier[item.key], old.due != item.due else { return nil }
            return EditionNews.Moved(title: item.title, from: old.due, to: item.due)
        }
        let kept = Set(after.map(\.key))
        let others =
            after.count { item in earlier[item.key].map { $0.due == item.due && $0.words != item.words } ?? true }
            + before.count { !kept.contains($0.key) }
        guard !moved.isEmpty || others > 0 else { return nil }
        return EditionNews(kind: .amended, units: units, firstDue: first, moved: moved, others: others)
    }
}
