internal import Base
internal import Database
internal import Identity

/// Keeps the table of reach in step with the links: the only place that writes it.
extension LinkRows {
    /// How many units are replaced one by one; for more, the whole hierarchy is quicker.
    private static let few = 500

    /// Computes the reach of a hierarchy again from its links.
    ///
    /// - Parameter touched: the units whose links or days changed; nil for all. Only they and what stood below them
    ///   are written again.
    static func recompute(_ hierarchy: Hierarchy, below touched: Set<UnitID>? = nil, in tx: Transaction) throws {
        let links = try all(hierarchy, in: tx)
        let affected = touched.map { ReachRules.below($0, links: links) }.flatMap { $0.count <= few ? $0 : nil }
        let above = Dictionary(grouping: links, by: \.child)
        let spans = try lifetimes(of: affected, in: tx).flatMap { life in
            ReachRules.spans(of: life.unit, existing: life.opened, to: life.closed, links: above)
        }
        try forget(hierarchy, affected, in: tx)
        try tx.insert(
            into: "organisation_reach", ["hierarchy", "ancestor_id", "unit_id", "depth", "valid_from", "valid_to"],
            spans.lazy.map { span in
                [
                    .text(hierarchy.rawValue), span.ancestor.stored, span.unit.stored, .integer(Int64(span.depth)),
                    span.from.stored, span.to?.stored ?? .null,
                ]
            })
    }

    private struct Lifetime {
        let unit: UnitID
        let opened: Day
        let closed: Day?
    }

    private static func lifetimes(of units: Set<UnitID>?, in tx: Transaction) throws -> [Lifetime] {
        let condition: SQL = units.map { "id IN \(list: $0)" } ?? .always
        return try tx.all("SELECT id, opened_on, closed_on FROM organisation_unit WHERE \(condition)") { row in
            let id: UnitID = try row["id"]
            let opened: Day = try row["opened_on"]
            return Lifetime(unit: id, opened: opened, closed: try row["closed_on"])
        }
    }

    private static func forget(_ hierarchy: Hierarchy, _ units: Set<UnitID>?, in tx: Transaction) throws {
        let condition: SQL = units.map { "unit_id IN \(list: $0)" } ?? .always
        try tx.run("DELETE FROM organisation_reach WHERE hierarchy = \(hierarchy.rawValue) AND \(condition)")
    }
}
