internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement about audiences and their members.
enum AudienceRows {
    /// The audience of an edition with this selector, made when it is new.
    static func id(
        of audience: Audience, edition: EditionID, at now: Instant, in tx: Transaction
    ) throws -> ID<Audience> {
        let selector = audience.selector
        try tx.run(
            """
            INSERT INTO guidance_audience (id, edition_id, selector)
            VALUES (\(ID<Audience>(at: now)), \(edition), \(selector)) ON CONFLICT (edition_id, selector) DO NOTHING
            """)
        let id: ID<Audience>? = try tx.first(
            "SELECT id FROM guidance_audience WHERE edition_id = \(edition) AND selector = \(selector)"
        ) { try $0["id"] }
        guard let id else { throw DatabaseFault(.corrupt, "an audience that was just made is not there") }
        return id
    }

    /// Writes down who every audience of an edition is on a day, by the tree below the issuer.
    static func writeMembers(of edition: EditionID, issuer: UnitID, on day: Day, in tx: Transaction) throws {
        let audiences = try tx.all(
            "SELECT id, selector FROM guidance_audience WHERE edition_id = \(edition)"
        ) { row in
            let id: ID<Audience> = try row["id"]
            let selector: String = try row["selector"]
            return (id, try Audience(selector: selector))
        }
        for (id, audience) in audiences {
            try tx.run(
                """
                INSERT INTO guidance_member (audience_id, unit_id)
                SELECT \(id), u.id FROM organisation_unit u
                JOIN organisation_reach r ON r.unit_id = u.id AND r.hierarchy = 'administrative'
                    AND r.ancestor_id = \(issuer) AND r.valid_from <= \(day)
                    AND (r.valid_to IS NULL OR r.valid_to > \(day))
                WHERE r.depth > 0 AND (\(chosen(audience)))
                """)
        }
    }

    private static func chosen(_ audience: Audience) -> SQL {
        var byKind: SQL = "u.kind IN \(list: audience.kinds.map(\.rawValue))"
        if audience.directOnly { byKind = byKind + "AND r.depth = 1" }
        if !audience.levels.isEmpty {
            let levels = audience.levels.map { level -> SQL in "u.levels LIKE \("%" + level.rawValue + "%")" }
            byKind = byKind + "AND (u.kind <> 'school' OR" + SQL.joined(levels, by: " OR ") + ")"
        }
        return audience.named.isEmpty ? byKind : "(" + byKind + ") OR u.id IN \(list: audience.named)"
    }

    /// How many different units an edition speaks to.
    static func countMembers(of edition: EditionID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(DISTINCT m.unit_id) AS n FROM guidance_member m
            JOIN guidance_audience a ON a.id = m.audience_id WHERE a.edition_id = \(edition)
            """)
    }

    /// The units that a call asks.
    static func members(of call: Key, edition: EditionID, in tx: Transaction) throws -> [UnitID] {
        try tx.all(
            """
            SELECT m.unit_id FROM guidance_call c JOIN guidance_member m ON m.audience_id = c.audience_id
            WHERE c.edition_id = \(edition) AND c.key = \(call.text) ORDER BY m.unit_id
            """
        ) { try $0["unit_id"] }
    }
}
