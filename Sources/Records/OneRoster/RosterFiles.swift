internal import Base
internal import Database
internal import Files
internal import Identity

/// The files of OneRoster 1.2 in CSV, as one full delivery: status and time of change stay empty, and only what holds
/// today is in it.
struct RosterFiles: Sendable {
    struct File: Sendable {
        /// Without `.csv`.
        let name: String
        let rows: Int
        let bytes: [UInt8]
    }

    /// One column of a file: its heading, and the column of the source, or nothing when we have no such thing.
    private typealias Column = (heading: String, column: StaticString?)

    static let mostPlacements = 100_000

    /// - Parameter reach: one unit and what lies below it.
    static func files(
        of permit: UnitPermit<ViewPupils>, _ rows: RosterSourceRows, withDemographics: Bool, in tx: Transaction
    ) throws -> [File] {
        let count = try RosterSourceRows.countPlacements(
            permit.covers("p.unit_id"), on: rows.permit.today, in: tx)
        guard count <= mostPlacements else { throw RosterRefusal.tooMany(count) }
        let sessions = try RosterSourceRows.sessions(in: tx)
        let today = SchoolYear(of: rows.permit.today)
        let year: SQL = "x.school_year = \(today.text)"
        let here = permit.covers("x.school")
        var files = [
            try file("orgs", rows.orgs, orgs, [permit.covers("x.id")], in: tx),
            try file("academicSessions", sessions, academicSessions, [], in: tx),
            try file("courses", rows.courses, courses, [here], in: tx),
            try file("classes", rows.classes, classes, [here, year], in: tx),
            try file("enrollments", rows.enrollments, enrollments, [here, rows.isSeated(in: today)], in: tx),
            try file("users", rows.users, users, [here], in: tx),
            try file("roles", rows.users, roles, [here], in: tx),
        ]
        if withDemographics {
            files.append(try file("demographics", rows.demographics, demographics, [here], in: tx))
        }
        return files
    }

    /// The files with their manifest in one archive.
    static func archive(_ files: [File]) -> [UInt8] {
        var zip = ZipWriter()
        zip.add("manifest.csv", manifest(files))
        for file in files { zip.add(file.name + ".csv", file.bytes) }
        return zip.finished()
    }

    private static let all = [
        "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
        "enrollments", "lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales", "orgs", "resources",
        "resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles",
        "userResources", "users",
    ]

    private static func manifest(_ files: [File]) -> [UInt8] {
        let given = Set(files.map(\.name))
        let lines =
            [["propertyName", "value"], ["manifest.version", "1.0"], ["oneroster.version", "1.2"]]
            + all.map { ["file." + $0, given.contains($0) ? "bulk" : "absent"] }
            + [["source.systemName", "Khuê"], ["source.systemCode", "khue"]]
        return RosterCSV.bytes(lines)
    }

    private static func file(
        _ name: String, _ source: SQL, _ columns: [Column], _ conditions: [SQL], in tx: Transaction
    ) throws -> File {
        let question = RosterQuestion(conditions: ["x.status = 'active'"] + conditions)
        let lines = try RosterRows.table(source, columns.map { $0.column ?? "status" }, question, in: tx)
        let cells = lines.map { line in
            zip(line, columns).map { value, column in
                guard column.column != nil else { return RosterFiles.constants["\(name).\(column.heading)"] ?? "" }
                return RosterFiles.written("\(name).\(column.heading)", value ?? "")
            }
        }
        return File(name: name, rows: lines.count, bytes: RosterCSV.bytes([columns.map(\.heading)] + cells))
    }

    /// What stands in every line of a column.
    private static let constants = ["roles.roleType": "primary"]

    /// A value as the file writes it, where it differs from the column.
    private static func written(_ place: String, _ value: String) -> String {
        switch place {
        case "users.familyName": RosterName(value).family
        case "users.middleName": RosterName(value).middle
        case "users.givenName": RosterName(value).given
        case "users.userIds": value.isEmpty ? "" : "{MOET:\(value)}"
        case "classes.termSourcedIds": RosterSessions.terms(value).joined(separator: ",")
        case "roles.sourcedId": value + "-role"
        default: value
        }
    }

    private static let head: [Column] = [("sourcedId", "id"), ("status", nil), ("dateLastModified", nil)]

    private static let orgs: [Column] =
        head + [("name", "title"), ("type", "kind"), ("identifier", "code"), ("parentSourcedId", "parent")]

    private static let academicSessions: [Column] =
        head + [
            ("title", "title"), ("type", "kind"), ("startDate", "begins"), ("endDate", "ends"),
            ("parentSourcedId", "parent"), ("schoolYear", "ends_in"),
        ]

    private static let courses: [Column] =
        head + [
            ("schoolYearSourcedId", nil), ("title", "title"), ("courseCode", "grade"), ("grades", "grade"),
            ("orgSourcedId", "school"), ("subjects", nil), ("subjectCodes", nil),
        ]

    private static let classes: [Column] =
        head + [
            ("title", "title"), ("grades", "grade"), ("courseSourcedId", "course"), ("classCode", "code"),
            ("classType", "kind"), ("location", nil), ("schoolSourcedId", "school"), ("termSourcedIds", "school_year"),
            ("subjects", nil), ("subjectCodes", nil), ("periods", nil),
        ]

    private static let enrollments: [Column] =
        head + [
            ("classSourcedId", "class_id"), ("schoolSourcedId", "school"), ("userSourcedId", "person"),
            ("role", "role"), ("primary", "is_primary"), ("beginDate", "begins"), ("endDate", "ends"),
        ]

    private static let users: [Column] =
        head + [
            ("enabledUser", "enabled"), ("username", nil), ("userIds", "code"), ("givenName", "name"),
            ("familyName", "name"), ("middleName", "name"), ("identifier", "code"), ("email", nil), ("sms", nil),
            ("phone", nil), ("agentSourcedIds", nil), ("grades", "grade"), ("password", nil),
            ("userMasterIdentifier", nil), ("resourceSourcedIds", nil), ("preferredGivenName", nil),
            ("preferredMiddleName", nil), ("preferredFamilyName", nil), ("primaryOrgSourcedId", "school"),
            ("pronouns", nil),
        ]

    private static let roles: [Column] =
        head + [
            ("userSourcedId", "id"), ("roleType", nil), ("role", "role"), ("beginDate", nil), ("endDate", nil),
            ("orgSourcedId", "school"), ("userProfileSourcedId", nil),
        ]

    private static let demographics: [Column] =
        head + [
            ("birthDate", "born_on"), ("sex", "sex"), ("americanIndianOrAlaskaNative", nil), ("asian", nil),
            ("blackOrAfricanAmerican", nil), ("nativeHawaiianOrOtherPacificIslander", nil), ("white", nil),
            ("demographicRaceTwoOrMoreRaces", nil), ("hispanicOrLatinoEthnicity", nil), ("countryOfBirthCode", nil),
            ("stateOfBirthAbbreviation", nil), ("cityOfBirth", nil), ("publicSchoolResidenceStatus", nil),
        ]
}

/// CSV as RFC 4180 has it, in UTF-8 without a mark.
enum RosterCSV {
    static func bytes(_ lines: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            for (index, cell) in line.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                let isPlain = cell.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
                bytes += Array((isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\"").utf8)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }
}
