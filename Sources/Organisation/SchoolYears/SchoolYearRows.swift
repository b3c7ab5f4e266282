public import Base
public import Database

/// A school year as it is kept: its days, which version of them, and when they were written.
public struct SchoolYearLine: Sendable, Equatable {
    public let frame: SchoolYearFrame
    public let version: Int
    public let changedAt: Instant
}

/// Every statement about school years. A year without a row has not been decided, and nothing is assumed for it.
public enum SchoolYearRows {
    private static let columns: SQL =
        "school_year, starts_on, second_term_on, ends_on, source, version, changed_at"

    public static func find(_ year: SchoolYear, in tx: Transaction) throws -> SchoolYearFrame? {
        try line(year, in: tx)?.frame
    }

    static func line(_ year: SchoolYear, in tx: Transaction) throws -> SchoolYearLine? {
        try tx.first("SELECT \(columns) FROM organisation_school_year WHERE school_year = \(year)", line)
    }

    /// All years that have been decided, the newest first.
    public static func all(in tx: Transaction) throws -> [SchoolYearLine] {
        try tx.all("SELECT \(columns) FROM organisation_school_year ORDER BY school_year DESC", line)
    }

    /// - Returns: false when the year is there already.
    static func insert(_ frame: SchoolYearFrame, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO organisation_school_year
                (school_year, starts_on, second_term_on, ends_on, source, changed_at)
            VALUES (\(frame.schoolYear), \(frame.startsOn), \(frame.secondTermOn), \(frame.endsOn), \(frame.source),
                \(now))
            ON CONFLICT (school_year) DO NOTHING
            """) == 1
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(
        _ frame: SchoolYearFrame, version: Int, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE organisation_school_year SET starts_on = \(frame.startsOn),
                second_term_on = \(frame.secondTermOn), ends_on = \(frame.endsOn), source = \(frame.source),
                version = version + 1, changed_at = \(now)
            WHERE school_year = \(frame.schoolYear) AND version = \(version)
            """) == 1
    }

    private static func line(_ row: Row) throws -> SchoolYearLine {
        let year: SchoolYear = try row["school_year"]
        let starts: Day = try row["starts_on"]
        let second: Day = try row["second_term_on"]
        let ends: Day = try row["ends_on"]
        let frame = try SchoolYearFrame(
            year, startsOn: starts, secondTermOn: second, endsOn: ends, source: try row["source"])
        return SchoolYearLine(frame: frame, version: try row["version"], changedAt: try row["changed_at"])
    }
}
