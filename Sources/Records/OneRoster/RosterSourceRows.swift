internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Where the things of OneRoster come from: for each kind a statement with `id`, `changed`, `status` and the columns of
/// its fields, narrowed to the reach of a permit.
///
/// What begins or ends on a day counts as changed on that day, too: who asks for what changed since yesterday hears of
/// a pupil whose leaving was written down last week for today.
struct RosterSourceRows {
    let permit: Permit<ViewPupils>
    /// Whether guardians are among the users, and agents of their children.
    var withGuardians = false

    private var today: Day { permit.today }

    private static func later(_ one: SQL, _ other: SQL) -> SQL {
        "CASE WHEN \(one) >= \(other) THEN \(one) ELSE \(other) END"
    }

    private func ended(_ column: StaticString) -> SQL { "(\(raw: column) IS NOT NULL AND \(raw: column) <= \(today))" }

    private func status(_ isGone: SQL) -> SQL { "CASE WHEN \(isGone) THEN 'tobedeleted' ELSE 'active' END" }

    /// The day of the last thing that has come about, as a time.
    private func day(_ from: StaticString, _ to: StaticString) -> SQL {
        "(CASE WHEN \(ended(to)) THEN \(raw: to) ELSE \(raw: from) END || 'T00:00:00.000Z')"
    }

    var orgs: SQL {
        """
        SELECT u.id, \(RosterSourceRows.later("u.changed_at", day("u.opened_on", "u.closed_on"))) AS changed,
            \(status(ended("u.closed_on"))) AS status, u.name AS title, u.name_fold, u.name_sort, u.code,
            CASE WHEN u.kind IN ('school', 'continuingCentre', 'otherCentre') THEN 'school'
                WHEN u.kind IN ('districtOffice', 'commune') THEN 'district'
                WHEN u.kind = 'department' THEN 'state' ELSE 'local' END AS kind,
            (SELECT MAX(l.parent_id) FROM organisation_link l WHERE l.child_id = u.id
                AND l.hierarchy = 'administrative' AND l.valid_from <= \(today)
                AND (l.valid_to IS NULL OR l.valid_to > \(today)) AND \(permit.covers("l.parent_id"))) AS parent
        FROM organisation_unit u WHERE u.opened_on <= \(today) AND \(permit.covers("u.id"))
        """
    }

    /// A grade of a school is what it teaches.
    var courses: SQL {
        """
        SELECT c.unit_id || '-' || c.grade AS id, MAX(c.changed_at) AS changed, 'active' AS status,
            COALESCE(MAX(g.name), c.grade) AS title, c.grade, c.unit_id AS school
        FROM records_class c LEFT JOIN records_code g ON g.list = 'DM_KHOI' AND g.code = c.grade AND g.valid_to IS NULL
        WHERE \(permit.covers("c.unit_id")) GROUP BY c.unit_id, c.grade
        """
    }

    var classes: SQL {
        """
        SELECT c.id, c.changed_at AS changed, 'active' AS status, c.name AS title, c.name_sort, c.code,
            'homeroom' AS kind, c.grade, c.unit_id || '-' || c.grade AS course, c.unit_id AS school, c.school_year
        FROM records_class c WHERE \(permit.covers("c.unit_id"))
        UNION ALL
        SELECT g.id, g.gone_at, 'tobedeleted', g.title, g.title, '', 'homeroom', g.grade,
            g.unit_id || '-' || g.grade, g.unit_id, g.school_year
        FROM records_gone g WHERE g.kind = 'class' AND \(permit.covers("g.unit_id"))
        """
    }

    var enrollments: SQL {
        """
        SELECT p.id, CASE WHEN s.merged_into IS NOT NULL AND s.changed_at > p.changed_at THEN s.changed_at
                ELSE \(RosterSourceRows.later("p.changed_at", day("p.valid_from", "p.valid_to"))) END AS changed,
            \(status("s.merged_into IS NOT NULL OR \(ended("p.valid_to"))")) AS status, p.pupil_id AS person,
            p.class_id, p.unit_id AS school, 'student' AS role, 'true' AS is_primary, p.valid_from AS begins,
            p.valid_to AS ends
        FROM records_placement p JOIN records_pupil s ON s.id = p.pupil_id
        WHERE p.valid_from <= \(today) AND \(permit.covers("p.unit_id"))
        UNION ALL
        SELECT c.id || '-teacher', c.changed_at, 'active', c.teacher_id, c.id, c.unit_id, 'teacher', 'true', NULL, NULL
        FROM records_class c WHERE c.teacher_id IS NOT NULL AND \(permit.covers("c.unit_id"))
        UNION ALL
        SELECT g.id, g.gone_at, 'tobedeleted', g.pupil_id, g.class_id, g.unit_id,
            CASE WHEN g.id = g.class_id || '-teacher' THEN 'teacher' ELSE 'student' END, 'true', NULL, NULL
        FROM records_gone g WHERE g.kind = 'enrollment' AND \(permit.covers("g.unit_id"))
        """
    }

    var users: SQL {
        let known: SQL = "\(pupils) UNION ALL \(staff) UNION ALL \(gonePupils)"
        return withGuardians ? "\(known) UNION ALL \(guardians)" : known
    }

    /// Each guardian once, by a child that sits within reach today. How to reach them is never given.
    private var guardians: SQL {
        """
        SELECT g.id, p.changed_at, 'active', g.name, g.name_fold, g.name_fold, NULL, 'true', \(RosterSourceRows.kin),
            \(RosterSourceRows.kin) || ' ' || p.unit_id, p.unit_id, NULL, NULL, NULL
        FROM records_guardian g JOIN records_placement p ON p.id = (
            SELECT q.id FROM records_guardianship k JOIN records_placement q ON q.pupil_id = k.pupil_id
            WHERE k.guardian_id = g.id AND \(sits("q")) AND \(permit.covers("q.unit_id"))
            ORDER BY q.valid_from DESC, q.id LIMIT 1)
        JOIN records_guardianship h ON h.guardian_id = g.id AND h.pupil_id = p.pupil_id
        """
    }

    private static let kin: SQL = "CASE WHEN h.relation IN ('father', 'mother') THEN 'parent' ELSE 'guardian' END"

    private func sits(_ placement: StaticString) -> SQL {
        """
        \(raw: placement).valid_from <= \(today)
            AND (\(raw: placement).valid_to IS NULL OR \(raw: placement).valid_to > \(today))
        """
    }

    /// The guardians of some pupils who sit within reach today, by the id of the pupil.
    func agents(of pupils: [String], in tx: Transaction) throws -> [String: [String]] {
        guard withGuardians else { return [:] }
        let pairs: [(String, String)] = try tx.all(
            """
            SELECT h.pupil_id, h.guardian_id FROM records_guardianship h
            WHERE h.pupil_id IN \(list: pupils) AND EXISTS (
                SELECT 1 FROM records_placement q WHERE q.pupil_id = h.pupil_id AND \(sits("q"))
                    AND \(permit.covers("q.unit_id")))
            ORDER BY h.pupil_id, h.guardian_id
            """
        ) { (try $0["pupil_id"], try $0["guardian_id"]) }
        return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Each pupil once, by the placement within reach that holds now or held last.
    private var pupils: SQL {
        """
        SELECT s.id, CASE WHEN s.changed_at > p.changed_at AND s.changed_at > \(day("p.valid_from", "p.valid_to"))
                THEN s.changed_at
                ELSE \(RosterSourceRows.later("p.changed_at", day("p.valid_from", "p.valid_to"))) END AS changed,
            \(status("s.merged_into IS NOT NULL OR \(ended("p.valid_to"))")) AS status, s.name, s.name_fold,
            s.name_sort, s.code, 'true' AS enabled, 'student' AS role, 'student ' || p.unit_id AS roles,
            p.unit_id AS school, c.grade, s.born_on, CASE s.sex WHEN '02' THEN 'female' ELSE 'male' END AS sex
        FROM records_pupil s JOIN records_placement p ON p.id = (
            SELECT q.id FROM records_placement q WHERE q.pupil_id = s.id AND q.valid_from <= \(today)
                AND \(permit.covers("q.unit_id")) ORDER BY q.valid_from DESC, q.id LIMIT 1)
        JOIN records_class c ON c.id = p.class_id
        """
    }

    private var staff: SQL {
        """
        SELECT t.id, CASE WHEN t.changed_at > w.changed_at AND t.changed_at > \(day("w.valid_from", "w.valid_to"))
                THEN t.changed_at
                ELSE \(RosterSourceRows.later("w.changed_at", day("w.valid_from", "w.valid_to"))) END AS changed,
            \(status(ended("w.valid_to"))) AS status, t.name, t.name_fold, t.name_sort, t.code, 'true' AS enabled,
            \(RosterSourceRows.role) AS role, \(RosterSourceRows.role) || ' ' || w.unit_id AS roles,
            w.unit_id AS school, NULL AS grade, NULL AS born_on, NULL AS sex
        FROM records_staff t JOIN records_post w ON w.id = (
            SELECT q.id FROM records_post q WHERE q.staff_id = t.id AND q.valid_from <= \(today)
                AND \(permit.covers("q.unit_id"))
                ORDER BY CASE WHEN \(ended("q.valid_to")) THEN 1 ELSE 0 END, q.valid_from DESC, q.id LIMIT 1)
        """
    }

    /// DM_NHOM_CAN_BO as a role of OneRoster.
    private static let role: SQL =
        """
        CASE WHEN w.family IN ('03', '06', '10') THEN 'teacher' WHEN w.family = '01' THEN 'siteAdministrator'
            ELSE 'aide' END
        """

    private var gonePupils: SQL {
        """
        SELECT g.id, g.gone_at, 'tobedeleted', '', '', '', NULL, 'false', 'student', 'student ' || g.unit_id,
            g.unit_id, NULL, NULL, NULL
        FROM records_gone g WHERE g.kind = 'user' AND \(permit.covers("g.unit_id"))
        """
    }

    /// Birth dates and sexes of pupils; of staff nothing is given.
    var demographics: SQL { pupils }

    /// The school years and terms, which are the same for the whole city.
    static func sessions(in tx: Transaction) throws -> SQL {
        let years: [(year: SchoolYear, changed: Instant)] = try tx.all(
            """
            SELECT school_year, MAX(changed_at) AS changed FROM records_class GROUP BY school_year
            ORDER BY school_year
            """
        ) { (try $0["school_year"], try $0["changed"]) }
        let frames = try SchoolYearRows.all(in: tx).map { (frame: $0.frame, changed: $0.changedAt) }
        let sessions = RosterSessions.all(frames, yearsOfClasses: years)
        let rows = sessions.map { session -> SQL in
            """
            SELECT \(session.id) AS id, \(session.changed.iso) AS changed, 'active' AS status,
                \(session.title) AS title, \(session.kind) AS kind, \(session.begins.iso) AS begins,
                \(session.ends.iso) AS ends, \(String(session.year.start + 1)) AS ends_in, \(session.parent) AS parent
            """
        }
        let none: SQL =
            """
            SELECT '' AS id, '' AS changed, '' AS status, '' AS title, '' AS kind, '' AS begins, '' AS ends,
                '' AS ends_in, '' AS parent WHERE 1 = 0
            """
        return .joined([none] + rows, by: " UNION ALL ")
    }

    /// Who sits or teaches in a class now, as a condition on a user.
    func isIn(class id: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM records_placement q WHERE q.class_id = \(id) AND q.pupil_id = x.id
            AND q.valid_from <= \(today) AND (q.valid_to IS NULL OR q.valid_to > \(today)))
        OR EXISTS (SELECT 1 FROM records_class q WHERE q.id = \(id) AND q.teacher_id = x.id)
        """
    }

    /// Where somebody sits or teaches now, as a condition on a class.
    func isOf(user id: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM records_placement q WHERE q.class_id = x.id AND q.pupil_id = \(id)
            AND q.valid_from <= \(today) AND (q.valid_to IS NULL OR q.valid_to > \(today)))
        OR EXISTS (SELECT 1 FROM records_class q WHERE q.id = x.id AND q.teacher_id = \(id))
        """
    }

    /// That a class is one of the year and its teacher works there today, as a condition on an enrollment: files name
    /// nobody and nothing that is not in them.
    func isSeated(in year: SchoolYear) -> SQL {
        """
        x.class_id IN (SELECT k.id FROM records_class k WHERE k.school_year = \(year))
            AND (x.role <> 'teacher' OR EXISTS (SELECT 1 FROM records_post q WHERE q.staff_id = x.person
                AND q.unit_id = x.school AND q.valid_from <= \(today)
                AND (q.valid_to IS NULL OR q.valid_to > \(today))))
        """
    }

    static func countPlacements(_ reach: SQL, on day: Day, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_placement p WHERE p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day)) AND \(reach)
            """)
    }
}
