internal import Base
internal import Organisation

/// How many learners may share one computer in Informatics: law as data, by level of schooling, with its days.
///
/// Decision 4725/QĐ-BGDĐT criterion 1.7.2; clause II.4.a of the guidance: at most 2 learners at one computer in primary
/// and lower-secondary schools, one learner each in upper-secondary schools.
struct RatioRule: Sendable, Equatable {
    let level: Level
    /// The level of maturity that is reached. Only level 2 is known; levels 1 and 3 are not and have no rule.
    let maturity: Int
    let mostLearners: Int
    let from: Day
    let to: Day?
    let source: String
}

/// The rules that hold on a day.
struct RatioRules: Sendable, Equatable {
    let rules: [RatioRule]

    init(_ rules: [RatioRule], on day: Day) {
        self.rules = rules.filter { $0.from <= day && ($0.to.map { day < $0 } ?? true) }
    }

    /// How many learners may share a computer for level 2; nil for levels of schooling without a rule (preschool,
    /// continuing education).
    func mostLearners(_ level: Level?) -> Int? {
        rules.first { $0.level == level && $0.maturity == 2 }?.mostLearners
    }

    /// How many computers a class needs; nil without a rule.
    func needed(_ size: ClassSize) -> Int? {
        mostLearners(size.level).map { ($0 + size.learners - 1) / $0 }
    }
}

extension ClassSize {
    /// Whether the class may have Informatics at all: no kindergarten does, and no rule judges one.
    var mayHaveInformatics: Bool { level != .preschool }
}

/// Learners at one computer as people read it: two digits after the point, rounded half up.
enum Ratio {
    /// Nil when there is no computer.
    static func hundredths(learners: Int, computers: Int) -> Int? {
        computers == 0 ? nil : (learners * 200 + computers) / (computers * 2)
    }

    /// `1,94`; a dash without computers.
    static func text(learners: Int, computers: Int) -> Text {
        guard let value = hundredths(learners: learners, computers: computers) else { return Text(verbatim: "–") }
        let (whole, part) = value.quotientAndRemainder(dividingBy: 100)
        let digits = part < 10 ? "0\(part)" : "\(part)"
        return Text("\(whole),\(digits)", "\(whole).\(digits)")
    }
}

/// A room in which classes have Informatics, with what stands in it.
struct Laboratory: Sendable, Equatable {
    let room: RoomID
    let code: String
    let name: String
    let classes: [ClassSize]
    /// Computers that work, and others that would if they were repaired.
    let working: Int
    let idle: Int

    /// The largest class that has Informatics in the room and for whose level there is a rule; the class that needs
    /// most computers when a room serves several levels.
    func decisive(_ rules: RatioRules) -> ClassSize? {
        classes.filter { rules.needed($0) != nil }.max { first, second in
            (rules.needed(first) ?? 0, first.learners) < (rules.needed(second) ?? 0, second.learners)
        }
    }

    /// Computers for every class to reach level 2.
    func needed(_ rules: RatioRules) -> Int { decisive(rules).flatMap(rules.needed) ?? 0 }

    func provision(_ rules: RatioRules) -> Provision {
        if classes.isEmpty { return .noClass }
        guard let decisive = decisive(rules) else { return .noRule }
        return working >= rules.needed(decisive) ?? 0 ? .meets : .below
    }
}

/// How a room or a school stands to the rule of level 2.
enum Provision: String, Sendable, CaseIterable {
    case meets
    case below
    /// No class is written down for the room, or the school has no such room: not to be judged.
    case noClass
    /// No rule for the level of schooling.
    case noRule
}

/// A school's rooms for Informatics as a whole.
struct SchoolProvision: Sendable, Equatable {
    let laboratories: [Laboratory]
    /// Working computers that stand in a store or in no room.
    let stock: Int
    /// Classes of levels that have a rule, without a room for Informatics.
    let unassigned: [ClassSize]
    let rules: RatioRules
    /// All its classes are of kindergarten age: it is not to be judged.
    var isKindergarten = false

    var provision: Provision {
        let all = Set(laboratories.map { $0.provision(rules) })
        if all.contains(.below) { return .below }
        if all.contains(.meets) { return .meets }
        return all.contains(.noRule) || isKindergarten ? .noRule : .noClass
    }

    var plan: PurchasePlan {
        PurchasePlan.shortest(
            laboratories.map { .init(room: $0.room, needed: $0.needed(rules), working: $0.working) }, stock: stock)
    }
}
