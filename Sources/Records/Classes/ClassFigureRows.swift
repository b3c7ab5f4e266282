public import Base
public import Database
public import Identity
public import Organisation

/// A class with the number of its pupils on a day: what other modules may know of it, by ports.
public struct ClassFigure: Sendable {
    public let id: ClassID
    public let unit: UnitID
    public let name: String
    /// The level of schooling of its grade.
    public let level: Level?
    public let pupils: Int
}

/// Counts pupils class by class, for one school or for all within reach.
public enum ClassFigureRows {
    /// The classes of the school year of a day with the pupils who sat in them on that day, in the order of units,
    /// grades and names. For a whole city about a second.
    ///
    /// - Parameter condition: on `c.unit_id`.
    public static func all(where condition: SQL, on day: Day, in tx: Transaction) throws -> [ClassFigure] {
        let merged = try mergedAway(on: day, in: tx)
        let classes = try AsOf<ClassField>(day, in: tx).records(where: condition)
        return try tx.all(
            """
            SELECT c.id, c.unit_id, c.name, c.grade, (SELECT COUNT(*) FROM records_placement p
                WHERE p.class_id = c.id AND p.valid_from <= \(day) AND (p.valid_to IS NULL OR p.valid_to > \(day))
                ) AS pupils
            FROM \(classes) c WHERE c.school_year = \(SchoolYear(of: day)) AND \(condition)
            ORDER BY c.unit_id, c.grade, c.name_sort, c.id
            """
        ) { row in
            let id: ClassID = try row["id"]
            let unit: UnitID = try row["unit_id"]
            let name: String = try row["name"]
            let grade: String = try row["grade"]
            let pupils: Int = try row["pupils"]
            return ClassFigure(
                id: id, unit: unit, name: name, level: Grades.level(of: grade), pupils: pupils - (merged[id] ?? 0))
        }
    }

    /// Placements of records that were found to be another record's child, by class: very few, so that they are
    /// taken off instead of looking at every pupil.
    static func mergedAway(on day: Day, in tx: Transaction) throws -> [ClassID: Int] {
        // Counted here and not by the engine, which for a GROUP BY would walk through every placement.
        let classes = try tx.all(
            """
            SELECT p.class_id FROM records_pupil s JOIN records_placement p ON p.pupil_id = s.id
            WHERE s.merged_into IS NOT NULL AND p.valid_from <= \(day) AND (p.valid_to IS NULL OR p.valid_to > \(day))
            """
        ) { try $0["class_id"] as ClassID }
        return Dictionary(grouping: classes) { $0 }.mapValues(\.count)
    }
}
