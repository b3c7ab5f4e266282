public import Base
public import Database
public import Identity
public import Organisation

/// Fills a city with believable classes, children and staff, through the bulk path of the engine.
public enum RecordsDemonstration {
    /// - Parameters:
    ///   - checked: the schools whose children were looked at by school health.
    ///   - seed: the same seed makes the same city.
    /// - Returns: how many classes, pupils and members of staff it has.
    /// - Throws: a ``DatabaseFault``; what was written until then stays, since a city is written in several pieces.
    public static func fill(
        _ database: Database, _ schools: [Unit], _ year: SchoolYear, checked: Set<UnitID>, seed: UInt64,
        at now: Instant
    ) async throws -> (classes: Int, pupils: Int, staff: Int) {
        var people = DemonstrationPeople()
        var random = CityRandom(state: seed)
        var total = (classes: 0, pupils: 0, staff: 0)
        var records: Int64 = 0
        for start in stride(from: 0, to: schools.count, by: 40) {
            var made: [DemonstrationSchool] = []
            for unit in schools[start..<min(start + 40, schools.count)] {
                var school = DemonstrationSchool(
                    unit, year, after: total.pupils, records, isChecked: checked.contains(unit.id), at: now)
                school.fill(&people, &random)
                records = school.made
                total.classes += school.classes.count
                total.pupils += school.pupils.count
                total.staff += school.staff.count
                made.append(school)
            }
            let piece = made
            try await database.write { tx in try write(piece, at: now, in: tx) }
        }
        return total
    }

    /// One school in a transaction that is open.
    public static func fill(
        _ unit: Unit, _ year: SchoolYear, seed: UInt64, at now: Instant, in tx: Transaction
    ) throws {
        var people = DemonstrationPeople()
        var random = CityRandom(state: seed)
        var school = DemonstrationSchool(unit, year, after: 0, 0, isChecked: false, at: now)
        school.fill(&people, &random)
        try write([school], at: now, in: tx)
    }

    /// Gives a guardian of a school, with brothers and sisters there, an account to look around with.
    public static func linkGuardian(_ login: String, at unit: UnitID?, on day: Day, in tx: Transaction) throws {
        guard let unit, let account = try AccountRows.holding(.guardian, login: login, at: unit, on: day, in: tx),
            let guardian = try GuardianRows.mostChildren(at: unit, in: tx)
        else { return }
        try GuardianRows.setAccount(account, of: guardian, in: tx)
    }

    private static func write(_ schools: [DemonstrationSchool], at now: Instant, in tx: Transaction) throws {
        try ClassRows.insert(schools.lazy.flatMap(\.classes), at: now, in: tx)
        try tx.insert(into: "records_pupil", PupilRows.insertColumns, schools.lazy.flatMap(\.pupils))
        try tx.insert(
            into: "records_pupil_identity", ["pupil_id", "number", "birthplace", "address", "phone", "more"],
            schools.lazy.flatMap(\.identities))
        try tx.insert(
            into: "records_pupil_origin", ["pupil_id", "ethnicity", "religion", "disability", "policy", "more"],
            schools.lazy.flatMap(\.origins))
        try PlacementRows.insert(schools.lazy.flatMap(\.placements), at: now, in: tx)
        try tx.insert(
            into: "records_guardian", ["id", "name", "name_fold", "birth_year", "occupation", "phone"],
            schools.lazy.flatMap(\.guardians))
        try tx.insert(
            into: "records_guardianship", ["pupil_id", "guardian_id", "relation"],
            schools.lazy.flatMap(\.guardianships))
        try tx.insert(
            into: "records_staff",
            [
                "id", "code", "name", "name_fold", "name_sort", "born_on", "sex", "qualification", "more",
                "changed_at",
            ], schools.lazy.flatMap(\.staff))
        try tx.insert(
            into: "records_post",
            [
                "id", "staff_id", "unit_id", "family", "kind", "contract", "subject", "periods", "valid_from",
                "valid_to",
            ], schools.lazy.flatMap(\.posts))
        try tx.insert(
            into: "records_class_subject", ["class_id", "subject", "term", "teacher_id", "periods", "valid_from"],
            schools.lazy.flatMap(\.subjects))
        for school in schools {
            let checks = try school.checks.map { try $0.check.values(of: $0.pupil, school.year, at: $0.moment, in: tx) }
            try tx.insert(into: "records_health", DemonstrationCheck.columns, checks)
        }
        try tx.insert(
            into: "records_reward",
            ["id", "pupil_id", "kind", "given_on", "content", "decision", "entered_by", "entered_at"],
            schools.lazy.flatMap(\.rewards))
    }
}
