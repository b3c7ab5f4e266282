internal import Base
internal import Database
internal import Identity

/// What waits for a superior.
enum HomeRows {
    struct Waiting: Sendable {
        let path: String
        let unitName: String
        let callTitle: String
        /// When it was handed in, or asked for.
        let at: Instant
        let isExtension: Bool
    }

    /// The dossiers that the units directly below have handed in, and their requests for more time; the oldest first.
    static func waiting(for unit: UnitID, on day: Day, limit: Int, in tx: Transaction) throws -> [Waiting] {
        try tx.all(
            """
            SELECT d.letter_id, d.call_key, d.unit_id, u.name, c.title, d.submitted_at AS at, 0 AS asks
            FROM guidance_dossier d \(below(unit, day)) WHERE d.state = 'submitted'
            UNION ALL
            SELECT d.letter_id, d.call_key, d.unit_id, u.name, c.title, x.asked_at AS at, 1 AS asks
            FROM guidance_extension x JOIN guidance_dossier d ON d.id = x.dossier_id \(below(unit, day))
            WHERE x.granted IS NULL
            ORDER BY at, unit_id LIMIT \(limit)
            """
        ) { row in
            let letter: LetterID = try row["letter_id"]
            let call: String = try row["call_key"]
            let unit: UnitID = try row["unit_id"]
            let name: String = try row["name"]
            let title: String = try row["title"]
            let at: Instant = try row["at"]
            let asks: Bool = try row["asks"]
            let path = DossierPath(letter, try Key.stored(call), unit)
            return Waiting(
                path: asks ? path.base : path.review, unitName: name, callTitle: title, at: at, isExtension: asks)
        }
    }

    static func countWaiting(for unit: UnitID, on day: Day, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM guidance_dossier d \(below(unit, day)) WHERE d.state = 'submitted'")
    }

    /// Joins a dossier `d` to its unit directly below `unit`, and to the call as it is in force.
    private static func below(_ unit: UnitID, _ day: Day) -> SQL {
        """
        JOIN organisation_link l ON l.child_id = d.unit_id AND l.parent_id = \(unit)
            AND l.hierarchy = 'administrative' AND l.valid_from <= \(day)
            AND (l.valid_to IS NULL OR l.valid_to > \(day))
        JOIN organisation_unit u ON u.id = d.unit_id
        JOIN guidance_edition e ON e.letter_id = d.letter_id AND e.number = (SELECT MAX(n.number)
            FROM guidance_edition n WHERE n.letter_id = d.letter_id AND n.state = 'published')
        JOIN guidance_call c ON c.edition_id = e.id AND c.key = d.call_key
        """
    }
}
