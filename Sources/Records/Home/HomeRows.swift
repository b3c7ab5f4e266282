internal import Base
internal import Database
internal import Identity

/// Every statement about a school's part of the first page.
enum HomeRows {
    struct Figures: Sendable {
        let pupils: Int
        let classes: Int
        let staff: Int
    }

    /// Transfers in which this school has the next step.
    static func transfersWaiting(for unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_transfer t
            WHERE (t.from_unit = \(unit) AND t.state = \(Transfer.State.asked))
                OR (t.to_unit = \(unit) AND t.state = \(Transfer.State.released))
            """)
    }

    static func figures(of unit: UnitID, on day: Day, in tx: Transaction) throws -> Figures {
        let year = SchoolYear(of: day)
        let classes = try tx.count(
            "SELECT COUNT(*) AS n FROM records_class WHERE unit_id = \(unit) AND school_year = \(year)")
        guard classes > 0 else { return Figures(pupils: 0, classes: 0, staff: 0) }
        let pupils = try tx.count(
            """
            SELECT COUNT(*) AS n FROM records_class c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day))
            JOIN records_pupil s ON s.id = p.pupil_id AND s.merged_into IS NULL
            WHERE c.unit_id = \(unit) AND c.school_year = \(year)
            """)
        let staff = try tx.count(
            """
            SELECT COUNT(DISTINCT t.staff_id) AS n FROM records_post t
            WHERE t.unit_id = \(unit) AND t.valid_from <= \(day) AND (t.valid_to IS NULL OR t.valid_to > \(day))
            """)
        return Figures(pupils: pupils, classes: classes, staff: staff)
    }
}
