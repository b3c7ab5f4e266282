internal import Base
internal import Database
internal import Identity

/// A day's figures as a school froze them (30/9 and 31/5 of each year, Circulars 24/2018 and 25/2024).
struct Snapshot: Sendable {
    let day: Day
    let by: String
    let at: Instant
    /// One line per pupil of that day: id, name, birth date, sex, class.
    let lines: [String: String]
}

/// What differs between what was frozen and what the records say of the same day now.
struct SnapshotDifference: Sendable, Equatable {
    let added: [String]
    let missing: [String]
    let changed: [String]

    static func between(_ frozen: [String: String], _ now: [String: String]) -> SnapshotDifference {
        SnapshotDifference(
            added: now.filter { frozen[$0.key] == nil }.values.sorted(),
            missing: frozen.filter { now[$0.key] == nil }.values.sorted(),
            changed: now.filter { frozen[$0.key] != nil && frozen[$0.key] != $0.value }.values.sorted())
    }

    var isEmpty: Bool { added.isEmpty && missing.isEmpty && changed.isEmpty }
}

/// Every statement about snapshots.
enum SnapshotRows {
    static func all(of unit: UnitID, in tx: Transaction) throws -> [Snapshot] {
        try tx.all(
            """
            SELECT n.day, a.name, n.taken_at, n.content FROM records_snapshot n
            JOIN identity_account a ON a.id = n.taken_by WHERE n.unit_id = \(unit) ORDER BY n.day DESC
            """
        ) { row in
            let content: String = try row["content"]
            return Snapshot(
                day: try row["day"], by: try row["name"], at: try row["taken_at"], lines: SnapshotRows.lines(content))
        }
    }

    /// - Returns: false when the day was frozen before: what is frozen stays.
    static func freeze(
        _ unit: UnitID, _ day: Day, _ lines: [String: String], by account: AccountID, at now: Instant,
        in tx: Transaction
    ) throws -> Bool {
        let content = lines.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)" }.joined(separator: "\n")
        return try tx.run(
            """
            INSERT INTO records_snapshot (id, unit_id, day, taken_by, taken_at, content)
            VALUES (\(ID<Snapshot>(at: now)), \(unit), \(day), \(account), \(now), \(content))
            ON CONFLICT (unit_id, day) DO NOTHING
            """) == 1
    }

    /// What a snapshot of a day would hold now.
    static func current(_ unit: UnitID, on day: Day, today: Day, in tx: Transaction) throws -> [String: String] {
        let filter = PupilFilter(day: day, isToday: day >= today)
        let lines = try PupilListRows.lines(filter, at: unit, limit: 100_000, offset: 0, in: tx)
        return Dictionary(
            lines.map { line in
                (line.id.text, "\(line.name) · \(line.bornOn.iso) · \(line.sex.label.vi) · \(line.className)")
            }
        ) { first, _ in first }
    }

    private static func lines(_ content: String) -> [String: String] {
        var lines: [String: String] = [:]
        for line in content.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2 { lines[String(parts[0])] = String(parts[1]) }
        }
        return lines
    }
}
