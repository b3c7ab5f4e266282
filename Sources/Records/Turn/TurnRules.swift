internal import Base
internal import Identity

/// How classes and pupils go on into the next school year; pure.
enum TurnRules {
    /// Where the pupils of a class go; nobody sits in the class of a beginner's grade yet.
    struct Move: Sendable, Equatable {
        let old: SchoolClass
        /// Nil when they finish the level.
        let next: SchoolClass?
    }

    struct Plan: Sendable, Equatable {
        let moves: [Move]
        /// Every class of the new year, in the order of grades.
        let classes: [SchoolClass]

        func next(of id: ClassID) -> Move? { moves.first { $0.old.id == id } }

        /// The class of the same grade and name in the new year, for somebody who repeats.
        func same(as old: SchoolClass) -> SchoolClass? {
            classes.first { $0.grade == old.grade && $0.name == old.name }
                ?? classes.first { $0.grade == old.grade && $0.ageGroup == old.ageGroup }
        }
    }

    /// The new year has the classes of the old one: pupils of 1A go on to 2A, those of the last grade finish, and
    /// each grade keeps as many classes as it needs for those who come up; the first grade as many as it had.
    ///
    /// - Parameter make: gives each new class its id.
    static func plan(_ old: [SchoolClass], into year: SchoolYear, id make: () -> ClassID) -> Plan {
        var made: [String: SchoolClass] = [:]
        var classes: [SchoolClass] = []
        func open(_ name: String, _ grade: String, _ ageGroup: String?, like old: SchoolClass) -> SchoolClass {
            if let known = made[name] { return known }
            let new = SchoolClass(
                id: make(), unit: old.unit, year: year, name: name, grade: grade, ageGroup: ageGroup,
                isCombined: false, twoSessions: old.twoSessions, boards: old.boards, site: old.site)
            made[name] = new
            classes.append(new)
            return new
        }
        let moves = old.map { from -> Move in
            guard let (grade, ageGroup) = step(from) else { return Move(old: from, next: nil) }
            return Move(old: from, next: open(name(after: from.name), grade, ageGroup, like: from))
        }
        // Every class is there again: for beginners, and for those who repeat a grade.
        for from in old { _ = open(from.name, from.grade, from.ageGroup, like: from) }
        return Plan(
            moves: moves, classes: classes.sorted { ($0.grade, $0.name.sortKey) < ($1.grade, $1.name.sortKey) })
    }

    /// The grade and age group after a class; nil at the end of a level.
    private static func step(_ from: SchoolClass) -> (String, String?)? {
        guard let group = from.ageGroup, let number = Int(group) else {
            return Grades.next(from.grade).map { ($0, nil) }
        }
        // Preschool goes by age groups: nurseries 01–03 (grade 16), kindergarten 04–06 (grade 17).
        guard number < 6 else { return nil }
        return (number + 1 <= 3 ? "16" : "17", "0\(number + 1)")
    }

    /// The first number of a name is one more: 1A becomes 2A, “3 tuổi B” becomes “4 tuổi B”. A name without a number
    /// stays, with a mark.
    static func name(after name: String) -> String {
        guard let start = name.firstIndex(where: \.isNumber) else { return name + "+" }
        let digits = name[start...].prefix(while: \.isNumber)
        guard let number = Int(digits) else { return name + "+" }
        return name[..<start] + String(number + 1) + name[digits.endIndex...]
    }
}
