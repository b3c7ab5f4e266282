internal import Base
internal import Database
internal import Identity

/// Every statement about transfers.
enum TransferRows {
    struct Line: Sendable {
        let transfer: Transfer
        let pupilName: String
        let bornOn: Day
        let fromName: String
        let toName: String
    }

    private static let columns: SQL =
        """
        t.id, t.pupil_id, t.from_unit, t.to_unit, t.moves_on, t.reason, t.state, t.answer, t.asked_at, t.version
        """

    /// Transfers to or from a unit, the open ones first.
    static func lines(of unit: UnitID, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), s.name, s.born_on, f.name AS from_name, g.name AS to_name
            FROM records_transfer t JOIN records_pupil s ON s.id = t.pupil_id
            JOIN organisation_unit f ON f.id = t.from_unit JOIN organisation_unit g ON g.id = t.to_unit
            WHERE t.from_unit = \(unit) OR t.to_unit = \(unit)
            ORDER BY CASE WHEN t.state IN ('asked', 'released') THEN 0 ELSE 1 END, t.asked_at DESC, t.id LIMIT 200
            """
        ) { row in
            let transfer = try transfer(row)
            let name: String = try row["name"]
            let born: Day = try row["born_on"]
            let from: String = try row["from_name"]
            return Line(transfer: transfer, pupilName: name, bornOn: born, fromName: from, toName: try row["to_name"])
        }
    }

    static func find(_ id: TransferID, in tx: Transaction) throws -> Transfer? {
        try tx.first("SELECT \(columns) FROM records_transfer t WHERE t.id = \(id)", transfer)
    }

    static func isOpen(_ pupil: PupilID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM records_transfer
            WHERE pupil_id = \(pupil) AND state IN ('asked', 'released')
            """)
    }

    static func insert(_ transfer: Transfer, by account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_transfer
                (id, pupil_id, from_unit, to_unit, moves_on, reason, state, asked_by, asked_at)
            VALUES (\(transfer.id), \(transfer.pupil), \(transfer.from), \(transfer.to), \(transfer.day),
                \(transfer.reason), \(transfer.state), \(account), \(transfer.askedAt))
            """)
    }

    /// - Returns: whether the state was still the one that was seen.
    static func move(
        _ transfer: Transfer, to state: Transfer.State, answer: String, by account: AccountID, at now: Instant,
        in tx: Transaction
    ) throws -> Bool {
        try AskedRows.answer(
            transfer.id, in: "records_transfer", version: transfer.version, state, answer, by: account, at: now, in: tx)
    }

    private static func transfer(_ row: Row) throws -> Transfer {
        let id: TransferID = try row["id"]
        let pupil: PupilID = try row["pupil_id"]
        let from: UnitID = try row["from_unit"]
        let to: UnitID = try row["to_unit"]
        let day: Day = try row["moves_on"]
        let reason: String = try row["reason"]
        let state: Transfer.State = try row["state"]
        let answer: String = try row["answer"]
        return Transfer(
            id: id, pupil: pupil, from: from, to: to, day: day, reason: reason, state: state, answer: answer,
            askedAt: try row["asked_at"], version: try row["version"])
    }
}
