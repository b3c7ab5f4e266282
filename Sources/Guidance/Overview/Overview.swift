internal import Base
internal import Identity
internal import Organisation

/// How one unit stands with one call: a line of the overview.
struct OverviewLine: Sendable, Equatable {
    let unit: UnitID
    let name: String
    let code: String
    let kind: UnitKind
    let levels: [Level]
    /// The direct superior on the day the call was due: an old year keeps its old tree.
    let superior: UnitID?
    let superiorName: String
    let standing: Standing
    let due: Day
    let submittedAt: Instant?
    let openRemarks: Int
}

/// What counting needs to know of one unit: thousands are read for one page, so no name is among it.
struct Tally: Sendable, Equatable {
    let unit: UnitID
    let superior: UnitID?
    let levels: [Level]
    let standing: Standing
    let submittedAt: Instant?
}

/// Counts of standings over some units.
struct OverviewCounts: Sendable, Equatable {
    private(set) var total = 0
    private(set) var groups: [StandingGroup: Int] = [:]
    /// Handed in after the due day.
    private(set) var late = 0

    mutating func add(_ standing: Standing) {
        total += 1
        groups[standing.group, default: 0] += 1
        if standing.group != .overdue, standing.daysLate > 0 { late += 1 }
    }

    subscript(_ group: StandingGroup) -> Int { groups[group] ?? 0 }

    /// Handed in at all: waiting, returned or accepted.
    var handedIn: Int { self[.submitted] + self[.returned] + self[.accepted] }
}

/// What a list is narrowed to; it lives in the address of the page.
struct OverviewFilter: Sendable, Equatable {
    var superior: UnitID?
    var level: Level?
    var group: StandingGroup?
    /// Only those who are or were late.
    var onlyLate = false
    var search = ""
    var order = Order.name

    enum Order: String, Sendable, CaseIterable {
        case name
        case submitted
        case late
    }

    private func admits(_ tally: Tally) -> Bool {
        if let superior, tally.superior != superior { return false }
        if let level, !tally.levels.contains(level) { return false }
        if let group, tally.standing.group != group { return false }
        return !onlyLate || tally.standing.daysLate > 0
    }

    /// How well a unit fits the search: 0 with the tone marks as typed or by its code, 1 without.
    func rank(name: String, code: String) -> Int {
        code == search || name.lowercased().contains(search.composed.lowercased()) ? 0 : 1
    }

    /// The units of the list in their order: a better fit of the search first, then what the person chose.
    ///
    /// - Parameters:
    ///   - tallies: in the order of names.
    ///   - ranks: of the units that the search finds; nil when nothing is searched.
    func ordered(_ tallies: [Tally], ranks: [UnitID: Int]?) -> [Tally] {
        let places = tallies.enumerated().filter { admits($1) && (ranks == nil || ranks?[$1.unit] != nil) }
        let sorted = places.sorted { left, right in
            let fits = (ranks?[left.element.unit] ?? 0, ranks?[right.element.unit] ?? 0)
            if fits.0 != fits.1 { return fits.0 < fits.1 }
            return isBefore(left.element, right.element) ?? (left.offset < right.offset)
        }
        return sorted.map(\.element)
    }

    /// Nil when the chosen order does not tell them apart.
    private func isBefore(_ left: Tally, _ right: Tally) -> Bool? {
        switch order {
        case .name: return nil
        case .submitted:
            let times = (left.submittedAt?.milliseconds ?? .max, right.submittedAt?.milliseconds ?? .max)
            return times.0 == times.1 ? nil : times.0 < times.1
        case .late:
            let days = (left.standing.daysLate, right.standing.daysLate)
            return days.0 == days.1 ? nil : days.0 > days.1
        }
    }
}

/// Lines gathered under something: a superior, a level.
struct OverviewGroup<Name: Hashable & Sendable>: Sendable {
    let name: Name
    let label: String
    let sortKey: String
    var counts: OverviewCounts
}

enum OverviewGroups {
    /// Counts by superior, in Vietnamese order of their names.
    static func bySuperior(_ tallies: [Tally], names: [UnitID: String]) -> [OverviewGroup<UnitID?>] {
        var counts: [UnitID?: OverviewCounts] = [:]
        for tally in tallies { counts[tally.superior, default: OverviewCounts()].add(tally.standing) }
        let groups = counts.map { superior, counts in
            let label = superior.flatMap { names[$0] } ?? "–"
            return OverviewGroup(name: superior, label: label, sortKey: label.sortKey, counts: counts)
        }
        return groups.sorted { ($0.sortKey, $0.label) < ($1.sortKey, $1.label) }
    }

    /// Counts by level of schooling; a school of several levels counts in each.
    static func byLevel(_ tallies: [Tally]) -> [(level: Level, counts: OverviewCounts)] {
        Level.allCases.compactMap { level in
            var counts = OverviewCounts()
            for tally in tallies where tally.levels.contains(level) { counts.add(tally.standing) }
            return counts.total == 0 ? nil : (level, counts)
        }
    }

    static func total(_ tallies: [Tally]) -> OverviewCounts {
        var counts = OverviewCounts()
        for tally in tallies { counts.add(tally.standing) }
        return counts
    }
}
