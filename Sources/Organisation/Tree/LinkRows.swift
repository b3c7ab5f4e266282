internal import Base
internal import Database
internal import Identity

/// Every statement about links and the reach that is computed from them.
enum LinkRows {
    typealias UnitLink = Link<UnitID>

    static func all(_ hierarchy: Hierarchy, in tx: Transaction) throws -> [UnitLink] {
        try tx.all(
            "SELECT child_id, parent_id, valid_from, valid_to FROM organisation_link WHERE hierarchy = \(hierarchy.rawValue)",
            link)
    }

    static func of(child: UnitID, _ hierarchy: Hierarchy, in tx: Transaction) throws -> [UnitLink] {
        try tx.all(
            """
            SELECT child_id, parent_id, valid_from, valid_to FROM organisation_link
            WHERE child_id = \(child) AND hierarchy = \(hierarchy.rawValue) ORDER BY valid_from
            """, link)
    }

    /// The links of a unit and of everything that ever stood above it: a statement for each level or two.
    static func above(_ unit: UnitID, _ hierarchy: Hierarchy, in tx: Transaction) throws -> [UnitID: [UnitLink]] {
        var found: [UnitID: [UnitLink]] = [:]
        var open = [unit]
        while let next = open.popLast() {
            guard found[next] == nil else { continue }
            let links = try of(child: next, hierarchy, in: tx)
            found[next] = links
            open += links.map(\.parent)
        }
        return found
    }

    /// How many units stand under one on a day or later, in both hierarchies.
    static func countBelow(_ unit: UnitID, from day: Day, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(DISTINCT child_id) AS n FROM organisation_link
            WHERE parent_id = \(unit) AND (valid_to IS NULL OR valid_to > \(day))
            """)
    }

    private static func link(_ row: Row) throws -> UnitLink {
        let child: UnitID = try row["child_id"]
        let parent: UnitID = try row["parent_id"]
        let from: Day = try row["valid_from"]
        return UnitLink(child: child, parent: parent, from: from, to: try row["valid_to"])
    }

    /// What a unit stood under, the newest first.
    struct Past: Sendable {
        let parentName: String
        let from: Day
        let to: Day?
    }

    static func history(of child: UnitID, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT p.name, l.valid_from, l.valid_to FROM organisation_link l
            JOIN organisation_unit p ON p.id = l.parent_id
            WHERE l.child_id = \(child) ORDER BY l.valid_from DESC, l.hierarchy
            """
        ) { row in
            let name: String = try row["name"]
            let from: Day = try row["valid_from"]
            return Past(parentName: name, from: from, to: try row["valid_to"])
        }
    }

    static func insert(_ links: [UnitLink], _ hierarchy: Hierarchy, at now: Instant, in tx: Transaction) throws {
        var random = SystemRandomNumberGenerator()
        try insert(links, hierarchy, at: now, using: &random, in: tx)
    }

    static func insert(
        _ links: [UnitLink], _ hierarchy: Hierarchy, at now: Instant, using random: inout some RandomNumberGenerator,
        in tx: Transaction
    ) throws {
        let rows = links.map { link -> [StoredValue] in
            [
                ID<UnitLink>(at: now, using: &random).stored, .text(hierarchy.rawValue), link.child.stored,
                link.parent.stored,
                link.from.stored, link.to?.stored ?? .null,
            ]
        }
        try tx.insert(
            into: "organisation_link", ["id", "hierarchy", "child_id", "parent_id", "valid_from", "valid_to"], rows)
    }

    /// Ends the link that a child has on a day, so that the day is the first without it. A link that would only
    /// begin then or later goes altogether.
    static func end(child: UnitID, _ hierarchy: Hierarchy, on day: Day, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM organisation_link
            WHERE child_id = \(child) AND hierarchy = \(hierarchy.rawValue) AND valid_from >= \(day)
            """)
        try tx.run(
            """
            UPDATE organisation_link SET valid_to = \(day)
            WHERE child_id = \(child) AND hierarchy = \(hierarchy.rawValue) AND (valid_to IS NULL OR valid_to > \(day))
            """)
    }

    /// Makes room for a link that begins on a day: the one that holds then ends, one that begins then goes.
    static func cut(child: UnitID, _ hierarchy: Hierarchy, at day: Day, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM organisation_link
            WHERE child_id = \(child) AND hierarchy = \(hierarchy.rawValue) AND valid_from = \(day)
            """)
        try tx.run(
            """
            UPDATE organisation_link SET valid_to = \(day)
            WHERE child_id = \(child) AND hierarchy = \(hierarchy.rawValue) AND valid_from < \(day)
                AND (valid_to IS NULL OR valid_to > \(day))
            """)
    }

    /// Whether the law of the day lets a kind stand under another.
    static func isAllowed(
        _ child: UnitKind, under parent: UnitKind, _ hierarchy: Hierarchy, on day: Day, in tx: Transaction
    ) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM organisation_kind_rule
            WHERE child_kind = \(child) AND parent_kind = \(parent) AND hierarchy = \(hierarchy.rawValue)
                AND valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
            """)
    }
}
