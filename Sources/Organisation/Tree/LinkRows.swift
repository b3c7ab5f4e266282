internal import Base
public import Database
internal import Identity

/// Every statement about links and the reach that is computed from them.
public enum LinkRows {
    typealias UnitLink = Link<UnitID>

    static func all(_ hierarchy: Hierarchy, in tx: Transaction) throws -> [UnitLink] {
        try tx.all(
            "SELECT child_id, parent_id, valid_from, valid_to FROM organisation_link WHERE hierarchy = \(hierarchy.rawValue)"
        ) { row in
            let child: UnitID = try row["child_id"]
            let parent: UnitID = try row["parent_id"]
            let from: Day = try row["valid_from"]
            return UnitLink(child: child, parent: parent, from: from, to: try row["valid_to"])
        }
    }

    static func of(child: UnitID, _ hierarchy: Hierarchy, in tx: Transaction) throws -> [UnitLink] {
        try all(hierarchy, in: tx).filter { $0.child == child }
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
        let rows = links.map { link -> [StoredValue] in
            [
                ID<UnitLink>(at: now).stored, .text(hierarchy.rawValue), link.child.stored, link.parent.stored,
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

    /// Computes the whole reach of a hierarchy again from its links: a few thousand units in well under a second.
    public static func recompute(_ hierarchy: Hierarchy, in tx: Transaction) throws {
        let links = Dictionary(grouping: try all(hierarchy, in: tx), by: \.child)
        let units = try tx.all("SELECT id, opened_on, closed_on FROM organisation_unit") { row in
            let id: UnitID = try row["id"]
            let opened: Day = try row["opened_on"]
            let closed: Day? = try row["closed_on"]
            return (id, opened, closed)
        }
        let spans = units.flatMap { unit, opened, closed in
            ReachRules.spans(of: unit, existing: opened, to: closed, links: links)
        }
        try tx.run("DELETE FROM organisation_reach WHERE hierarchy = \(hierarchy.rawValue)")
        try tx.insert(
            into: "organisation_reach", ["hierarchy", "ancestor_id", "unit_id", "depth", "valid_from", "valid_to"],
            spans.lazy.map { span in
                [
                    .text(hierarchy.rawValue), span.ancestor.stored, span.unit.stored, .integer(Int64(span.depth)),
                    span.from.stored, span.to?.stored ?? .null,
                ]
            })
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
