public import Base
public import Database

/// How many rooms of one kind and building there are: what other modules may know, by ports.
public struct RoomFigure: Sendable, Equatable {
    /// The code of the kind: `classroom`, `borrowed`, `library`, `equipment`, `informatics`, `language`, `arts`,
    /// `music`, `physical`, `inclusive`, `multipurpose`, `studio`, `health`, `kitchen`, `office`, `store`, `other`.
    public let kind: String
    /// `permanent`, `semiPermanent` or `temporary`: the columns Kiên cố, Bán kiên cố, Tạm.
    public let solidity: String
    public let rooms: Int
    /// Square metres, of the rooms whose area is known.
    public let area: Int
}

/// Counts rooms for section V (Phòng học) of the statistical forms 01 and 02 of Circular 24/2018.
public enum RoomFigureRows {
    /// The rooms of the schools that a condition lets through, as they were on a day.
    ///
    /// - Parameter condition: on `s.unit_id`, as a permit's `covers("s.unit_id")`.
    public static func all(where condition: SQL, on day: Day, in tx: Transaction) throws -> [RoomFigure] {
        try tx.all(
            """
            SELECT s.kind, s.solidity, COUNT(*) AS rooms, COALESCE(SUM(s.area), 0) AS area
            FROM facilities_room_span s WHERE \(RoomRows.holds("s", day)) AND \(condition)
            GROUP BY s.kind, s.solidity ORDER BY s.kind, s.solidity
            """
        ) { row in
            let kind: String = try row["kind"]
            let solidity: String = try row["solidity"]
            let rooms: Int = try row["rooms"]
            return RoomFigure(kind: kind, solidity: solidity, rooms: rooms, area: try row["area"])
        }
    }
}
