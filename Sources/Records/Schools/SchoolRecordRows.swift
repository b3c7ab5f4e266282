internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement about the records of schools and sites.
enum SchoolRecordRows {
    static func find(_ unit: UnitID, in tx: Transaction) throws -> SchoolRecord {
        try tx.first("SELECT more, version FROM records_unit WHERE unit_id = \(unit)") { row in
            SchoolRecord(unit: unit, more: try row["more"], version: try row["version"])
        } ?? SchoolRecord(unit: unit, version: 0)
    }

    static func courses(of record: SchoolRecord, in tx: Transaction) throws -> Courses<SchoolField> {
        Courses(now: [.more: record.more.text], past: try PastRows.of(record.unit, in: tx))
    }

    /// - Returns: whether the version was still the one that was seen; 0 where nothing was written yet.
    static func write(_ record: SchoolRecord, at now: Instant, in tx: Transaction) throws -> Bool {
        if record.version == 0 {
            return try tx.run(
                """
                INSERT INTO records_unit (unit_id, more, changed_at) VALUES (\(record.unit), \(record.more), \(now))
                ON CONFLICT (unit_id) DO NOTHING
                """) == 1
        }
        return try tx.run(
            """
            UPDATE records_unit SET more = \(record.more), version = version + 1, changed_at = \(now)
            WHERE unit_id = \(record.unit) AND version = \(record.version)
            """) == 1
    }

    /// How many classes sit at each of some sites on a day.
    static func classes(at sites: [UnitID], of school: UnitID, on day: Day, in tx: Transaction) throws -> [UnitID: Int]
    {
        let all = try ClassRows.all(of: school, SchoolYear(of: day), on: day, in: tx)
        return Dictionary(grouping: all.compactMap(\.site).filter(sites.contains)) { $0 }.mapValues(\.count)
    }
}
