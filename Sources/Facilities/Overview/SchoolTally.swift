internal import Base
internal import Identity
internal import Organisation

/// How a school stands, as the overview counts it.
struct SchoolTally: Sendable {
    let line: SchoolLine
    let provision: SchoolProvision

    /// Only what a rule judges: working computers in rooms for Informatics.
    var working: Int { provision.laboratories.reduce(0) { $0 + $1.working } }
    var plan: PurchasePlan { provision.plan }

    init(_ line: SchoolLine, _ provision: SchoolProvision?, _ rules: RatioRules) {
        self.line = line
        self.provision =
            provision ?? SchoolProvision(laboratories: [], stock: 0, unassigned: [], rules: rules)
    }

    /// A school of whose levels none has a rule is not to be judged, with or without rooms.
    var standing: Provision {
        let hasRule = line.levels.contains { provision.rules.mostLearners($0) != nil }
        return hasRule ? provision.provision : .noRule
    }
}

/// Schools rolled up under one superior.
struct TallyGroup: Sendable {
    let superior: UnitID?
    let name: String
    private(set) var schools = 0
    private(set) var standings: [Provision: Int] = [:]
    private(set) var working = 0
    private(set) var toBuy = 0

    mutating func add(_ tally: SchoolTally) {
        schools += 1
        standings[tally.standing, default: 0] += 1
        working += tally.working
        toBuy += tally.plan.computers
    }

    /// One group for each superior, in the order of their names.
    static func all(_ tallies: [SchoolTally]) -> [TallyGroup] {
        var groups: [UnitID?: TallyGroup] = [:]
        for tally in tallies {
            var group =
                groups[tally.line.superior] ?? TallyGroup(superior: tally.line.superior, name: tally.line.superiorName)
            group.add(tally)
            groups[tally.line.superior] = group
        }
        return groups.values.sorted {
            ($0.name.sortKey, $0.superior?.text ?? "") < ($1.name.sortKey, $1.superior?.text ?? "")
        }
    }
}
