internal import Base
internal import Database
internal import Identity
internal import Organisation

/// A school in the overview: where it stands in the tree.
struct SchoolLine: Sendable {
    let unit: UnitID
    let name: String
    let sortKey: String
    let levels: [Level]
    let superior: UnitID?
    let superiorName: String
}

/// Every statement behind the overview of a district or the city.
enum OverviewRows {
    /// The teaching units that a condition on `u.id` lets through, on a day.
    static func schools(where condition: SQL, on day: Day, in tx: Transaction) throws -> [SchoolLine] {
        try tx.all(
            """
            SELECT u.id, u.name, u.name_sort, u.levels, l.parent_id, p.name AS parent_name FROM organisation_unit u
            LEFT JOIN organisation_link l ON l.child_id = u.id AND l.hierarchy = 'administrative'
                AND \(RoomRows.holds("l", day))
            LEFT JOIN organisation_unit p ON p.id = l.parent_id
            WHERE u.kind IN ('school', 'continuingCentre') AND u.opened_on <= \(day)
                AND (u.closed_on IS NULL OR u.closed_on > \(day)) AND \(condition)
            ORDER BY u.name_sort, u.id
            """
        ) { row in
            let unit: UnitID = try row["id"]
            let name: String = try row["name"]
            let sort: String = try row["name_sort"]
            let levels: String = try row["levels"]
            let superior: UnitID? = try row["parent_id"]
            let superiorName: String? = try row["parent_name"]
            return SchoolLine(
                unit: unit, name: name, sortKey: sort, levels: Level.list(levels), superior: superior,
                superiorName: superiorName ?? "–")
        }
    }
}
