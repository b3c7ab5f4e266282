internal import Base
internal import Database
internal import Identity

/// Every statement about rounds.
enum RoundRows {
    private static let columns: SQL =
        "r.id, r.unit_id, r.room_id, a.name AS begun_by, r.begun_at, r.closed_at"

    static func all(of unit: UnitID, in tx: Transaction) throws -> [Round] {
        try tx.all(
            """
            SELECT \(columns) FROM facilities_round r JOIN identity_account a ON a.id = r.begun_by
            WHERE r.unit_id = \(unit) ORDER BY r.begun_at DESC, r.id LIMIT 50
            """, round)
    }

    static func find(_ id: RoundID, in tx: Transaction) throws -> Round? {
        try tx.first(
            """
            SELECT \(columns) FROM facilities_round r JOIN identity_account a ON a.id = r.begun_by
            WHERE r.id = \(id)
            """, round)
    }

    /// The round of the same school and room that is still open.
    static func open(at unit: UnitID, _ room: RoomID?, in tx: Transaction) throws -> RoundID? {
        try tx.first(
            """
            SELECT id FROM facilities_round WHERE unit_id = \(unit) AND closed_at IS NULL
                AND COALESCE(room_id, '') = \(room?.text ?? "")
            """
        ) { try $0["id"] }
    }

    static func insert(
        _ id: RoundID, at unit: UnitID, _ room: RoomID?, by account: AccountID, _ now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO facilities_round (id, unit_id, room_id, begun_by, begun_at)
            VALUES (\(id), \(unit), \(room), \(account), \(now))
            """)
    }

    /// Writes a tag down; a second time moves it to where it was seen last.
    static func see(_ scan: Scan, in round: RoundID, by account: AccountID, at now: Instant, in tx: Transaction) throws
    {
        try tx.run(
            """
            INSERT INTO facilities_scan (round_id, tag, room_id, state, seen_by, seen_at)
            VALUES (\(round), \(scan.tag), \(scan.room), \(scan.state), \(account), \(now))
            ON CONFLICT (round_id, tag) DO UPDATE SET room_id = excluded.room_id,
                state = COALESCE(excluded.state, facilities_scan.state), seen_by = excluded.seen_by,
                seen_at = excluded.seen_at
            """)
    }

    static func forget(_ tag: String, in round: RoundID, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM facilities_scan WHERE round_id = \(round) AND tag = \(tag)") == 1
    }

    /// The tags seen so far, the last one first.
    static func scans(of round: RoundID, in tx: Transaction) throws -> [Scan] {
        try tx.all(
            """
            SELECT tag, room_id, state FROM facilities_scan WHERE round_id = \(round) ORDER BY seen_at DESC, tag
            """
        ) { row in
            let tag: String = try row["tag"]
            let room: RoomID = try row["room_id"]
            return Scan(tag: tag, room: room, state: try row["state"])
        }
    }

    /// The devices that a school has on a day.
    static func devices(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [Device] {
        try tx.all(
            """
            SELECT \(DeviceRows.columns) FROM facilities_device d
            JOIN facilities_device_span s ON s.device_id = d.id AND \(RoomRows.holds("s", day))
            WHERE d.unit_id = \(unit) ORDER BY d.tag
            """, DeviceRows.device)
    }

    /// - Returns: false when somebody else has closed it already.
    static func close(_ id: RoundID, by account: AccountID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE facilities_round SET closed_by = \(account), closed_at = \(now)
            WHERE id = \(id) AND closed_at IS NULL
            """) == 1
    }

    static func insert(_ findings: [FindingLine], of round: RoundID, in tx: Transaction) throws {
        try tx.insert(
            into: "facilities_finding", ["round_id", "tag", "device_id", "finding", "from_room", "to_room"],
            findings.lazy.map { line in
                [
                    round.stored, .text(line.tag), line.device?.stored ?? .null, line.finding.stored,
                    line.from?.stored ?? .null, line.to?.stored ?? .null,
                ]
            })
    }

    /// What a closed round found.
    static func findings(of round: RoundID, in tx: Transaction) throws -> [FindingLine] {
        try tx.all(
            """
            SELECT tag, device_id, finding, from_room, to_room FROM facilities_finding
            WHERE round_id = \(round) ORDER BY tag
            """
        ) { row in
            let tag: String = try row["tag"]
            let device: DeviceID? = try row["device_id"]
            let finding: Finding = try row["finding"]
            let from: RoomID? = try row["from_room"]
            return FindingLine(
                tag: tag, finding: finding, device: device, from: from, to: try row["to_room"], change: nil)
        }
    }

    private static func round(_ row: Row) throws -> Round {
        let id: RoundID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let room: RoomID? = try row["room_id"]
        let by: String = try row["begun_by"]
        let at: Instant = try row["begun_at"]
        return Round(id: id, unit: unit, room: room, begunBy: by, begunAt: at, closedAt: try row["closed_at"])
    }
}
