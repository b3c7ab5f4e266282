internal import Base
internal import Database
internal import Identity

/// A school year that was opened at a school.
struct YearTurn: Sendable, Equatable {
    let id: ID<YearTurn>
    let unit: UnitID
    let year: SchoolYear
    let day: Day
    let madeAt: Instant
    let isConfirmed: Bool
}

/// Every statement about turning the year.
enum TurnRows {
    struct Seated: Sendable {
        let pupil: PupilID
        let code: String?
        let classID: ClassID
    }

    /// The last turn that was not taken back.
    static func last(of unit: UnitID, in tx: Transaction) throws -> YearTurn? {
        try tx.first(
            """
            SELECT id, unit_id, school_year, day, made_at, confirmed_at FROM records_turn
            WHERE unit_id = \(unit) AND undone_at IS NULL ORDER BY made_at DESC LIMIT 1
            """
        ) { row in
            let confirmed: Instant? = try row["confirmed_at"]
            return YearTurn(
                id: try row["id"], unit: try row["unit_id"], year: try row["school_year"], day: try row["day"],
                madeAt: try row["made_at"], isConfirmed: confirmed != nil)
        }
    }

    /// Who sits in the classes of a year without an end.
    static func seated(_ unit: UnitID, _ year: SchoolYear, in tx: Transaction) throws -> [Seated] {
        try tx.all(
            """
            SELECT p.pupil_id, s.code, p.class_id FROM records_class c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_to IS NULL
            JOIN records_pupil s ON s.id = p.pupil_id AND s.merged_into IS NULL
            WHERE c.unit_id = \(unit) AND c.school_year = \(year) ORDER BY p.pupil_id
            """
        ) { row in Seated(pupil: try row["pupil_id"], code: try row["code"], classID: try row["class_id"]) }
    }

    static func insert(_ turn: YearTurn, by account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_turn (id, unit_id, school_year, day, made_by, made_at)
            VALUES (\(turn.id), \(turn.unit), \(turn.year), \(turn.day), \(account), \(turn.madeAt))
            """)
    }

    /// - Returns: false when it was confirmed or taken back meanwhile.
    static func confirm(_ turn: YearTurn, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_turn SET confirmed_at = \(now)
            WHERE id = \(turn.id) AND confirmed_at IS NULL AND undone_at IS NULL
            """) == 1
    }

    static func markUndone(_ turn: YearTurn, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_turn SET undone_at = \(now)
            WHERE id = \(turn.id) AND confirmed_at IS NULL AND undone_at IS NULL
            """) == 1
    }

    /// How many pupils were moved, enrolled or released in the new year by something else than the turn.
    static func changedSince(_ turn: YearTurn, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_class c JOIN records_placement p ON p.class_id = c.id
            WHERE c.unit_id = \(turn.unit) AND c.school_year = \(turn.year)
                AND (p.changed_at <> \(turn.madeAt) OR p.valid_to IS NOT NULL)
            """)
    }

    /// How many who finished by the turn have begun somewhere since, or are asked for.
    static func goneOn(_ turn: YearTurn, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_class c JOIN records_placement p ON p.class_id = c.id
            WHERE c.unit_id = \(turn.unit) AND c.school_year < \(turn.year) AND p.valid_to = \(turn.day)
                AND p.leaving = 'finished' AND p.changed_at = \(turn.madeAt)
                AND (EXISTS (SELECT 1 FROM records_placement n
                        WHERE n.pupil_id = p.pupil_id AND n.valid_from >= \(turn.day))
                    OR EXISTS (SELECT 1 FROM records_transfer t
                        WHERE t.pupil_id = p.pupil_id AND t.state IN ('asked', 'released')))
            """)
    }

    /// How many classes of the new year were added, changed or given to teachers since.
    static func touchedClasses(_ turn: YearTurn, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_class c WHERE c.unit_id = \(turn.unit) AND c.school_year = \(turn.year)
                AND (c.changed_at <> \(turn.madeAt) OR c.version > 1
                    OR EXISTS (SELECT 1 FROM records_class_subject t WHERE t.class_id = c.id)
                    OR EXISTS (SELECT 1 FROM records_class_subject_past t WHERE t.class_id = c.id))
            """)
    }

    /// Everybody sits again where they sat before; classes that the turn opened are gone.
    static func takeBack(_ turn: YearTurn, at now: Instant, in tx: Transaction) throws {
        let opened: SQL =
            """
            p.valid_from = \(turn.day) AND p.class_id IN (
                SELECT id FROM records_class WHERE unit_id = \(turn.unit) AND school_year = \(turn.year))
            """
        try GoneRows.note(placements: opened, at: now, in: tx)
        try tx.run(
            """
            DELETE FROM records_placement WHERE valid_from = \(turn.day) AND class_id IN (
                SELECT id FROM records_class WHERE unit_id = \(turn.unit) AND school_year = \(turn.year))
            """)
        try tx.run(
            """
            UPDATE records_placement SET valid_to = NULL, leaving = NULL, reason = '', changed_at = \(now)
            WHERE valid_to = \(turn.day) AND leaving IN ('promoted', 'repeated', 'finished')
                AND changed_at = \(turn.madeAt) AND class_id IN (
                    SELECT id FROM records_class WHERE unit_id = \(turn.unit) AND school_year < \(turn.year))
            """)
        let empty: SQL =
            """
            c.unit_id = \(turn.unit) AND c.school_year = \(turn.year) AND c.changed_at = \(turn.madeAt)
            AND NOT EXISTS (SELECT 1 FROM records_placement p WHERE p.class_id = c.id)
            """
        try GoneRows.note(classes: empty, at: now, in: tx)
        try tx.run(
            """
            DELETE FROM records_class WHERE unit_id = \(turn.unit) AND school_year = \(turn.year)
                AND changed_at = \(turn.madeAt)
                AND NOT EXISTS (SELECT 1 FROM records_placement p WHERE p.class_id = records_class.id)
            """)
    }
}
