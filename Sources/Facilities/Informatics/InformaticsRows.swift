internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement about rooms for Informatics, who is taught there and with which computers.
enum InformaticsRows {
    /// A room for Informatics of some school on a day.
    struct RoomLine: Sendable {
        let id: RoomID
        let unit: UnitID
        let code: String
        let name: String
        let working: Int
        let idle: Int
    }

    static func rules(on day: Day, in tx: Transaction) throws -> RatioRules {
        let rules = try tx.all(
            """
            SELECT level, maturity, most_learners, valid_from, valid_to, source FROM facilities_ratio_rule
            ORDER BY level, maturity, valid_from
            """
        ) { row in
            let level: Level = try row["level"]
            let maturity: Int = try row["maturity"]
            let most: Int = try row["most_learners"]
            let from: Day = try row["valid_from"]
            let to: Day? = try row["valid_to"]
            return RatioRule(
                level: level, maturity: maturity, mostLearners: most, from: from, to: to, source: try row["source"])
        }
        return RatioRules(rules, on: day)
    }

    /// Rooms that are for Informatics or in which a class has it, with their computers.
    ///
    /// - Parameter condition: on `s.unit_id`.
    static func rooms(where condition: SQL, on day: Day, in tx: Transaction) throws -> [RoomLine] {
        try tx.all(
            """
            SELECT r.id, r.unit_id, r.code, s.name,
                (SELECT COUNT(*) FROM facilities_device_span p JOIN facilities_device d ON d.id = p.device_id
                 WHERE p.room_id = r.id AND \(RoomRows.holds("p", day)) AND p.state = 'working'
                    AND d.kind IN ('desktop', 'laptop')) AS working,
                (SELECT COUNT(*) FROM facilities_device_span p JOIN facilities_device d ON d.id = p.device_id
                 WHERE p.room_id = r.id AND \(RoomRows.holds("p", day)) AND p.state IN ('waiting', 'broken')
                    AND d.kind IN ('desktop', 'laptop')) AS idle
            FROM facilities_room_span s JOIN facilities_room r ON r.id = s.room_id
            WHERE \(RoomRows.holds("s", day)) AND \(condition)
                AND (s.kind = 'informatics' OR EXISTS (SELECT 1 FROM facilities_assignment a
                    WHERE a.room_id = s.room_id AND \(RoomRows.holds("a", day))))
            ORDER BY r.unit_id, r.code
            """
        ) { row in
            let id: RoomID = try row["id"]
            let unit: UnitID = try row["unit_id"]
            let code: String = try row["code"]
            let name: String = try row["name"]
            let working: Int = try row["working"]
            return RoomLine(id: id, unit: unit, code: code, name: name, working: working, idle: try row["idle"])
        }
    }

    /// Working computers in store or in no room, by school: asked of the stores, which are few, not of the machines.
    ///
    /// - Parameter condition: on `s.unit_id`; the machines of no room stand under the same name.
    static func stock(where condition: SQL, on day: Day, in tx: Transaction) throws -> [UnitID: Int] {
        let units = try tx.all(
            """
            SELECT s.unit_id FROM facilities_room_span s
            JOIN facilities_device_span p ON p.room_id = s.room_id AND \(RoomRows.holds("p", day)) AND p.state = 'working'
            JOIN facilities_device d ON d.id = p.device_id AND d.kind IN ('desktop', 'laptop')
            WHERE s.kind = 'store' AND \(RoomRows.holds("s", day)) AND \(condition)
            UNION ALL
            SELECT s.unit_id FROM facilities_device_span s
            JOIN facilities_device d ON d.id = s.device_id AND d.kind IN ('desktop', 'laptop')
            WHERE s.room_id IS NULL AND \(RoomRows.holds("s", day)) AND s.state = 'working' AND \(condition)
            """
        ) { try $0["unit_id"] as UnitID }
        return Dictionary(grouping: units) { $0 }.mapValues(\.count)
    }

    /// In which room each class has Informatics on a day.
    ///
    /// - Parameter condition: on `a.unit_id`.
    static func assignments(where condition: SQL, on day: Day, in tx: Transaction) throws -> [ClassReference: RoomID] {
        let pairs = try tx.all(
            """
            SELECT a.class_id, a.room_id FROM facilities_assignment a
            WHERE \(condition) AND \(RoomRows.holds("a", day))
            """
        ) { row in
            let id: ClassReference = try row["class_id"]
            return (id, try row["room_id"] as RoomID)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The day from which a class has been where it is.
    static func since(_ id: ClassReference, in tx: Transaction) throws -> Day? {
        try tx.first(
            "SELECT valid_from FROM facilities_assignment WHERE class_id = \(id) AND valid_to IS NULL"
        ) { try $0["valid_from"] }
    }

    /// Ends where a class was taught, and begins anew when there is a room.
    static func assign(
        _ id: ClassReference, of unit: UnitID, to room: RoomID?, from day: Day, in tx: Transaction
    ) throws {
        try tx.run("DELETE FROM facilities_assignment WHERE class_id = \(id) AND valid_from = \(day)")
        try tx.run(
            "UPDATE facilities_assignment SET valid_to = \(day) WHERE class_id = \(id) AND valid_to IS NULL")
        if let room { try insert([(id, unit, room, day)], in: tx) }
    }

    static func insert(
        _ assignments: some Collection<(id: ClassReference, unit: UnitID, room: RoomID, from: Day)>, in tx: Transaction
    ) throws {
        try tx.insert(
            into: "facilities_assignment", ["class_id", "unit_id", "room_id", "valid_from"],
            assignments.lazy.map { [$0.id.stored, $0.unit.stored, $0.room.stored, $0.from.stored] })
    }
}
