internal import Base
internal import Identity
internal import Organisation

/// How one unit stands with one call: a line of the overview.
struct OverviewLine: Sendable, Equatable {
    let unit: UnitID
    let name: String
    let sortKey: String
    let foldedName: String
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

    /// Whether a line is in the list. Searching without tone marks finds every spelling.
    func admits(_ line: OverviewLine) -> Bool {
        if let superior, line.superior != superior { return false }
        if let level, !line.levels.contains(level) { return false }
        if let group, line.standing.group != group { return false }
        if onlyLate, line.standing.daysLate == 0 { return false }
        return search.isEmpty || rank(line) != nil
    }

    /// How well a line fits the search: 0 with the tone marks as typed, 1 without; nil when it does not.
    func rank(_ line: OverviewLine) -> Int? {
        let typed = search.composed.lowercased()
        if line.name.lowercased().contains(typed) || line.code == search { return 0 }
        return line.foldedName.contains(search.folded) ? 1 : nil
    }

    /// The lines in their order: a better fit of the search first, then what the person chose.
    func ordered(_ lines: [OverviewLine]) -> [OverviewLine] {
        lines.filter(admits).sorted { left, right in
            if !search.isEmpty {
                let ranks = (rank(left) ?? 2, rank(right) ?? 2)
                if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            }
            return isBefore(left, right)
        }
    }

    private func isBefore(_ left: OverviewLine, _ right: OverviewLine) -> Bool {
        switch order {
        case .name: break
        case .submitted:
            if left.submittedAt != right.submittedAt {
                return (left.submittedAt?.milliseconds ?? .max) < (right.submittedAt?.milliseconds ?? .max)
            }
        case .late:
            if left.standing.daysLate != right.standing.daysLate {
                return left.standing.daysLate > right.standing.daysLate
            }
        }
        return (left.sortKey, left.unit) < (right.sortKey, right.unit)
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
