internal import Base
internal import Identity

/// The things of OneRoster 1.2 rostering, and from which column each of their fields comes.
extension RosterKind {
    static let org = RosterKind(
        "org", "orgs",
        [
            RosterField("name", "title", .folded("name_fold"), sorting: "name_sort"),
            RosterField("type", "kind", .words), RosterField("identifier", "code", .words),
            .reference("parent", "parent", "org", "orgs"),
        ])

    static let session = RosterKind(
        "academicSession", "academicSessions",
        [
            RosterField("title", "title", .words), RosterField("type", "kind"), RosterField("startDate", "begins"),
            RosterField("endDate", "ends"), RosterField("schoolYear", "ends_in"),
            .reference("parent", "parent", "academicSession", "academicSessions"),
        ])

    static let course = RosterKind(
        "course", "courses",
        [
            RosterField("title", "title", .words), RosterField("courseCode", "grade"), .single("grades", "grade"),
            .reference("org", "school", "org", "orgs"),
        ])

    static let schoolClass = RosterKind(
        "class", "classes",
        [
            RosterField("title", "title", .words, sorting: "name_sort"), RosterField("classCode", "code", .words),
            RosterField("classType", "kind"), .single("grades", "grade"),
            .reference("course", "course", "course", "courses"), .reference("school", "school", "org", "schools"),
            RosterField("terms", "school_year") { year in
                .array((year.map(RosterSessions.terms) ?? []).map { RosterField.link($0, "term", "terms") })
            },
        ])

    static let enrollment = RosterKind(
        "enrollment", "enrollments",
        [
            RosterField("role", "role"), RosterField("primary", "is_primary"), RosterField("beginDate", "begins"),
            RosterField("endDate", "ends"), .reference("user", "person", "user", "users"),
            .reference("class", "class_id", "class", "classes"), .reference("school", "school", "org", "schools"),
        ])

    static let user = RosterKind(
        "user", "users",
        [
            RosterField("enabledUser", "enabled"),
            RosterField("familyName", "name", .firstWord, sorting: "name_fold") { .string(RosterName($0).family) },
            RosterField("middleName", "name", .words, sorting: "name_fold") {
                let middle = RosterName($0).middle
                return middle.isEmpty ? nil : .string(middle)
            },
            RosterField("givenName", "name", .lastWord, sorting: "name_sort") { .string(RosterName($0).given) },
            RosterField("identifier", "code", .words),
            RosterField("userIds", "code", .words) { code in
                .array(code.map { [.object(["type": .string("MOET"), "identifier": .string($0)])] } ?? [])
            },
            RosterField("role", "role") { _ in nil }, RosterField("roles", "roles", .exactly, roles),
            .reference("primaryOrg", "school", "org", "orgs"), .single("grades", "grade"),
        ])

    static let demographics = RosterKind(
        "demographics", "demographics", [RosterField("birthDate", "born_on"), RosterField("sex", "sex")])

    /// `student` and the unit, with a blank between.
    private static func roles(_ text: String?) -> JSONValue? {
        let parts = (text ?? "").split(separator: " ")
        guard parts.count == 2 else { return .array([]) }
        return .array([
            .object([
                "roleType": .string("primary"), "role": .string(String(parts[0])),
                "org": RosterField.link(String(parts[1]), "org", "orgs"),
            ])
        ])
    }
}

/// A name in its parts: the family's comes first, what one is called by last.
struct RosterName: Sendable, Equatable {
    let family: String
    let middle: String
    let given: String

    init(_ name: String?) {
        let words = (name ?? "").split(separator: " ").map(String.init)
        family = words.count > 1 ? words[0] : ""
        middle = words.dropFirst().dropLast().joined(separator: " ")
        given = words.last ?? ""
    }
}
