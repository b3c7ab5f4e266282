public import Base
public import Database

/// Every statement about school years. A year without a row has not been decided, and nothing is assumed for it.
public enum SchoolYearRows {
    public static func find(_ year: SchoolYear, in tx: Transaction) throws -> SchoolYearFrame? {
        try tx.first(
            """
            SELECT school_year, starts_on, second_term_on, ends_on, source FROM organisation_school_year
            WHERE school_year = \(year)
            """, frame)
    }

    /// All years that have been decided, the newest first.
    public static func all(in tx: Transaction) throws -> [SchoolYearFrame] {
        try tx.all(
            """
            SELECT school_year, starts_on, second_term_on, ends_on, source FROM organisation_school_year
            ORDER BY school_year DESC
            """, frame)
    }

    /// Enters a year, or replaces it when the city decides anew.
    public static func put(_ frame: SchoolYearFrame, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO organisation_school_year (school_year, starts_on, second_term_on, ends_on, source)
            VALUES (\(frame.schoolYear), \(frame.startsOn), \(frame.secondTermOn), \(frame.endsOn), \(frame.source))
            ON CONFLICT (school_year) DO UPDATE SET starts_on = excluded.starts_on,
                second_term_on = excluded.second_term_on, ends_on = excluded.ends_on, source = excluded.source
            """)
    }

    private static func frame(_ row: Row) throws -> SchoolYearFrame {
        let year: SchoolYear = try row["school_year"]
        let starts: Day = try row["starts_on"]
        let second: Day = try row["second_term_on"]
        let ends: Day = try row["ends_on"]
        return try SchoolYearFrame(
            year, startsOn: starts, secondTermOn: second, endsOn: ends, source: try row["source"])
    }
}
