internal import Base
internal import Database
internal import Identity
internal import Web

/// OneRoster 1.2 rostering as a provider: which addresses there are, and what each of them gives. Learning systems read
/// here with client credentials; nothing is written.
enum OneRosterAPI {
    static let base = "/ims/oneroster/rostering/v1p2"
    private static let scopes = "https://purl.imsglobal.org/spec/or/v1p2/scope/"

    static let core = APIScope(scopes + "roster-core.readonly", RosterTexts.core)
    /// Ours: the specification has no scope for it. Names of guardians and whose they are, never how to reach them.
    static let guardians = APIScope(scopes + "roster-guardians.readonly", RosterTexts.guardiansScope)
    static let demographics = APIScope(scopes + "roster-demographics.readonly", RosterTexts.demographicsScope)

    /// Where a list begins: the things of a kind, narrowed by what stands in the address.
    struct Part: Sendable {
        let kind: RosterKind
        let source: @Sendable (RosterSourceRows, Transaction) throws -> SQL
        let narrowed: [SQL]

        init(
            _ kind: RosterKind, _ narrowed: [SQL] = [],
            _ source: @escaping @Sendable (RosterSourceRows, Transaction) throws -> SQL
        ) {
            self.kind = kind
            self.narrowed = narrowed
            self.source = source
        }

        func only(_ condition: SQL) -> Part { Part(kind, narrowed + [condition], source) }
    }

    static let orgs = Part(.org) { rows, _ in rows.orgs }
    static let schools = orgs.only("x.kind = 'school'")
    static let sessions = Part(.session) { _, tx in try RosterSourceRows.sessions(in: tx) }
    static let terms = sessions.only("x.kind = 'term'")
    static let gradingPeriods = sessions.only("x.kind = 'gradingPeriod'")
    static let courses = Part(.course) { rows, _ in rows.courses }
    static let classes = Part(.schoolClass) { rows, _ in rows.classes }
    static let enrollments = Part(.enrollment) { rows, _ in rows.enrollments }
    static let users = Part(.user) { rows, _ in rows.users }
    static let students = users.only("x.role = 'student'")
    static let teachers = users.only("x.role = 'teacher'")
    static let people = Part(.demographics) { rows, _ in rows.demographics }

    static let endpoints: [Endpoint] =
        tops.flatMap { name, part in
            [list("/\(name)", part), one("/\(name)/:id", part)]
        } + nested + [RosterDownload.program, RosterDownload.demographicsProgram]

    private static let tops: [(String, Part)] = [
        ("orgs", orgs), ("schools", schools), ("academicSessions", sessions), ("terms", terms),
        ("gradingPeriods", gradingPeriods), ("courses", courses), ("classes", classes), ("enrollments", enrollments),
        ("users", users), ("students", students), ("teachers", teachers), ("demographics", people),
    ]

    /// What lies within one thing. The thing itself must be found first.
    private static let nested: [Endpoint] = [
        within("schools", schools, "classes", classes) { id, _ in "x.school = \(id)" },
        within("schools", schools, "courses", courses) { id, _ in "x.school = \(id)" },
        within("schools", schools, "enrollments", enrollments) { id, _ in "x.school = \(id)" },
        within("schools", schools, "students", students) { id, _ in "x.school = \(id)" },
        within("schools", schools, "teachers", teachers) { id, _ in "x.school = \(id)" },
        within("schools", schools, "terms", terms) { _, _ in .always },
        within("terms", terms, "classes", classes) { id, _ in "x.school_year = \(RosterSessions.year(ofTerm: id))" },
        within("terms", terms, "gradingPeriods", gradingPeriods) { id, _ in "x.parent = \(id)" },
        within("courses", courses, "classes", classes) { id, _ in "x.course = \(id)" },
        within("classes", classes, "students", students) { id, rows in rows.isIn(class: id) },
        within("classes", classes, "teachers", teachers) { id, rows in rows.isIn(class: id) },
        within("users", users, "classes", classes) { id, rows in rows.isOf(user: id) },
        within("students", students, "classes", classes) { id, rows in rows.isOf(user: id) },
        within("teachers", teachers, "classes", classes) { id, rows in rows.isOf(user: id) },
        inClass("enrollments", enrollments) { id, _ in "x.class_id = \(id)" },
        inClass("students", students) { id, rows in rows.isIn(class: id) },
        inClass("teachers", teachers) { id, rows in rows.isIn(class: id) },
    ]

    private static func asked(
        _ path: String, _ part: Part,
        _ run: @escaping @Sendable (Visit, RosterSourceRows, Transaction) throws -> Response
    ) -> Endpoint {
        let scope = part.kind.many == RosterKind.demographics.many ? demographics : core
        return .standard(base + path, [scope], failure: RosterFailure.response) { visit, tx in
            let permit = try visit.permit(ViewPupils.self, in: tx)
            return try run(visit, RosterSourceRows(permit: permit, withGuardians: visit.holds(guardians)), tx)
        }
    }

    private static func list(_ path: String, _ part: Part) -> Endpoint {
        asked(path, part) { visit, rows, tx in try RosterAnswer.list(part, rows, visit, tx) }
    }

    private static func one(_ path: String, _ part: Part) -> Endpoint {
        asked(path, part) { visit, rows, tx in
            try RosterAnswer.one(part, id: visit.request.parameters["id"] ?? "", rows, visit, tx)
        }
    }

    private static func within(
        _ name: String, _ outer: Part, _ inner: String, _ part: Part,
        _ condition: @escaping @Sendable (String, RosterSourceRows) -> SQL
    ) -> Endpoint {
        asked("/\(name)/:id/\(inner)", part) { visit, rows, tx in
            let id = visit.request.parameters["id"] ?? ""
            try RosterAnswer.find(outer, id: id, rows, tx)
            return try RosterAnswer.list(part.only(condition(id, rows)), rows, visit, tx)
        }
    }

    /// What lies within a class of a school.
    private static func inClass(
        _ inner: String, _ part: Part, _ condition: @escaping @Sendable (String, RosterSourceRows) -> SQL
    ) -> Endpoint {
        asked("/schools/:school/classes/:id/\(inner)", part) { visit, rows, tx in
            let id = visit.request.parameters["id"] ?? ""
            let school = visit.request.parameters["school"] ?? ""
            try RosterAnswer.find(classes.only("x.school = \(school)"), id: id, rows, tx)
            return try RosterAnswer.list(part.only(condition(id, rows)), rows, visit, tx)
        }
    }
}
