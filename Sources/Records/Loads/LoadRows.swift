internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Sheets

/// Every statement about sheets on their way.
enum LoadRows {
    private static let columns: SQL =
        """
        l.id, l.unit_id, l.file_name, l.headings, l.state, l.made_by, l.role, l.address, l.made_at,
        COALESCE(l.moved_at, l.made_at) AS moved_at, l.ended_at, l.total,
        l.pieces, l.pieces_done, l.rows_done, l.added, l.changed, l.unchanged, l.refused, l.problem_vi, l.problem_en
        """

    /// A unit that rows may name.
    static func unit(code: String, within reach: SQL, in tx: Transaction) throws -> UnitID? {
        try tx.first("SELECT u.id FROM organisation_unit u WHERE u.code = \(code) AND \(reach)") { try $0["id"] }
    }

    static func insert(_ load: Load, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_load (id, unit_id, file_name, headings, state, made_by, role, address, made_at)
            VALUES (\(load.id), \(load.unit), \(load.fileName), \(json(load.headings)), \(load.state),
                \(load.author), \(load.role), \(load.address), \(load.madeAt))
            """)
    }

    static func insert(_ bodies: [(number: Int, body: String)], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_load_piece", ["load_id", "number", "body"],
            bodies.map { [id.stored, .integer(Int64($0.number)), .text($0.body)] })
    }

    static func staged(_ id: ImportID, rows: Int, pieces: Int, as state: Load.State, in tx: Transaction) throws {
        try tx.run(
            "UPDATE records_load SET total = \(rows), pieces = \(pieces), state = \(state) WHERE id = \(id)")
    }

    static func find(_ id: ImportID, in tx: Transaction) throws -> Load? {
        try tx.first("SELECT \(columns) FROM records_load l WHERE l.id = \(id)", load)
    }

    /// The newest of a unit and of those below it.
    ///
    /// - Parameter reach: a condition on `l.unit_id`.
    static func recent(within reach: SQL, in tx: Transaction) throws -> [Load] {
        try tx.all(
            """
            SELECT \(columns) FROM records_load l WHERE \(reach) AND l.state <> 'staging'
            ORDER BY l.made_at DESC, l.id DESC LIMIT 50
            """, load)
    }

    static func body(of id: ImportID, _ number: Int, in tx: Transaction) throws -> String? {
        try tx.first("SELECT body FROM records_load_piece WHERE load_id = \(id) AND number = \(number)") {
            try $0["body"]
        }
    }

    // MARK: Working

    /// One that waits for work and that nobody else works on, taken for a while.
    static func claim(_ holder: String, until lease: Instant, at now: Instant, in tx: Transaction) throws -> Load? {
        let found = try tx.first(
            """
            SELECT \(columns) FROM records_load l
            WHERE l.state IN ('checking', 'applying', 'takingBack')
                AND (l.lease_until IS NULL OR l.lease_until < \(now) OR l.holder = \(holder))
            ORDER BY l.made_at, l.id LIMIT 1
            """, load)
        guard let found else { return nil }
        try tx.run("UPDATE records_load SET holder = \(holder), lease_until = \(lease) WHERE id = \(found.id)")
        return found
    }

    /// Keeps what somebody works on; nil when it is no longer theirs or no longer in this state.
    static func keep(
        _ id: ImportID, _ state: Load.State, _ holder: String, until lease: Instant, in tx: Transaction
    ) throws -> Load? {
        let kept = try tx.run(
            """
            UPDATE records_load SET lease_until = \(lease)
            WHERE id = \(id) AND state = \(state) AND holder = \(holder)
            """)
        return kept == 1 ? try find(id, in: tx) : nil
    }

    static func advance(_ id: ImportID, pieces: Int, _ counts: Load.Counts, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_load SET pieces_done = \(pieces), rows_done = \(counts.rows), added = \(counts.added),
                changed = \(counts.changed), unchanged = \(counts.unchanged), refused = \(counts.refused)
            WHERE id = \(id)
            """)
    }

    /// Into another state, if it is still in one of these.
    ///
    /// - Parameter now: since when it works, where a page tells how long it will.
    /// - Returns: false when somebody else was quicker.
    static func move(
        _ id: ImportID, from states: [Load.State], to state: Load.State, problem: Text? = nil, ended: Instant? = nil,
        at now: Instant? = nil, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE records_load SET state = \(state), lease_until = NULL, holder = NULL,
                ended_at = COALESCE(\(ended), ended_at), moved_at = COALESCE(\(now), moved_at),
                problem_vi = COALESCE(\(problem?.vi), problem_vi), problem_en = COALESCE(\(problem?.en), problem_en)
            WHERE id = \(id) AND state IN \(list: states.map(\.rawValue))
            """) == 1
    }

    /// From the first piece again, with nothing counted.
    static func restart(_ id: ImportID, in tx: Transaction) throws {
        try advance(id, pieces: 0, Load.Counts(), in: tx)
        try tx.run("UPDATE records_load SET problem_vi = '', problem_en = '' WHERE id = \(id)")
        try tx.run("DELETE FROM records_load_fault WHERE load_id = \(id)")
    }

    /// Forgets the rows of a sheet that is through.
    static func dropPieces(of id: ImportID, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_load_piece WHERE load_id = \(id)")
    }

    /// Forgets a sheet that could not be read to its end.
    static func drop(_ id: ImportID, in tx: Transaction) throws {
        try dropPieces(of: id, in: tx)
        try tx.run("DELETE FROM records_load WHERE id = \(id) AND state = 'staging'")
    }

    /// What was cut off while it was read, and rows to mend that nobody fetched for a month.
    static func tidy(at now: Instant, in tx: Transaction) throws {
        let cut: SQL = "SELECT id FROM records_load WHERE state = 'staging' AND made_at < \(now.adding(seconds: -3600))"
        try tx.run("DELETE FROM records_load_piece WHERE load_id IN (\(cut))")
        try tx.run("DELETE FROM records_load WHERE state = 'staging' AND made_at < \(now.adding(seconds: -3600))")
        let old: SQL = "SELECT id FROM records_load WHERE made_at < \(now.adding(seconds: -31 * 86_400))"
        try tx.run("DELETE FROM records_load_fault WHERE load_id IN (\(old))")
    }

    private static func json(_ list: [String]) -> String {
        (try? JSONEncoder().encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    private static func load(_ row: Row) throws -> Load {
        let headings: String = try row["headings"]
        var counts = Load.Counts()
        let id: ImportID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let name: String = try row["file_name"]
        let state: Load.State = try row["state"]
        let author: AccountID? = try row["made_by"]
        let role: Role? = try row["role"]
        let address: String? = try row["address"]
        let made: Instant = try row["made_at"]
        let moved: Instant = try row["moved_at"]
        let ended: Instant? = try row["ended_at"]
        let total: Int = try row["total"]
        let pieces: Int = try row["pieces"]
        let done: Int = try row["pieces_done"]
        counts.rows = try row["rows_done"]
        counts.added = try row["added"]
        counts.changed = try row["changed"]
        counts.unchanged = try row["unchanged"]
        counts.refused = try row["refused"]
        let problem = Text(try row["problem_vi"], try row["problem_en"])
        return Load(
            id: id, unit: unit, fileName: name,
            headings: (try? JSONDecoder().decode([String].self, from: Data(headings.utf8))) ?? [], state: state,
            author: author, role: role, address: address, madeAt: made, movedAt: moved, endedAt: ended, total: total,
            pieces: pieces, piecesDone: done, counts: counts, problem: problem.vi.isEmpty ? nil : problem)
    }
}
