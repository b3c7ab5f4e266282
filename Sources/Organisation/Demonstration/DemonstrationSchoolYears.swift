public import Base
public import Database

/// The days of the school year that a demonstration plays in and of the one before, as if the city had decided them.
public enum DemonstrationSchoolYears {
    private static let source = "Khung thời gian trình diễn, không phải quyết định thật"

    public static func fill(until year: SchoolYear, at now: Instant, in tx: Transaction) throws {
        let rows = [year.start - 1, year.start].map { start -> [StoredValue] in
            let begins = CityNames.day(start, 9, 5)
            return [
                SchoolYear(start: start).stored, begins.stored, secondTerm(after: begins).stored,
                CityNames.day(start + 1, 5, 31).stored, .text(source), now.stored,
            ]
        }
        try tx.insert(
            into: "organisation_school_year",
            ["school_year", "starts_on", "second_term_on", "ends_on", "source", "changed_at"], rows)
    }

    /// The first Monday after eighteen weeks.
    private static func secondTerm(after begins: Day) -> Day {
        let weeks = begins.adding(days: 18 * 7)
        // The first day of the epoch was a Thursday.
        let sinceMonday = (weeks.daysSinceEpoch + 3) % 7
        return weeks.adding(days: (7 - sinceMonday) % 7)
    }
}
