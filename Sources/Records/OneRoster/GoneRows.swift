internal import Base
internal import Database
internal import Identity

/// Statements about what is taken away for good. What merely ended stays where it is, with its last day.
enum GoneRows {
    /// Writes down placements that are about to be deleted.
    ///
    /// - Parameter condition: on `p`, the placement.
    static func note(placements condition: SQL, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_gone (kind, id, unit_id, pupil_id, class_id, gone_at)
            SELECT 'enrollment', p.id, p.unit_id, p.pupil_id, p.class_id, \(now) FROM records_placement p
            WHERE \(condition)
            """)
    }

    /// Writes down classes that are about to be deleted.
    ///
    /// - Parameter condition: on `c`, the class.
    static func note(classes condition: SQL, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_gone (kind, id, unit_id, title, grade, school_year, gone_at)
            SELECT 'class', c.id, c.unit_id, c.name, c.grade, c.school_year, \(now) FROM records_class c
            WHERE \(condition)
            """)
    }

    /// Writes down that a class has no homeroom teacher any more; it may get another.
    static func note(teacher: StaffID, of value: SchoolClass, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_gone (kind, id, unit_id, pupil_id, class_id, gone_at)
            VALUES ('enrollment', \(value.id.text + "-teacher"), \(value.unit), \(teacher), \(value.id), \(now))
            """)
    }

    static func forget(teacherOf value: SchoolClass, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_gone WHERE kind = 'enrollment' AND id = \(value.id.text + "-teacher")")
    }

    /// Writes down a pupil who was entered by mistake, once for the school that still has the placement.
    static func note(pupil: PupilID, at now: Instant, in tx: Transaction) throws {
        try note(pupils: "p.pupil_id = \(pupil)", at: now, in: tx)
    }

    /// The same for many.
    ///
    /// - Parameter condition: on `p`, their placements.
    static func note(pupils condition: SQL, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_gone (kind, id, unit_id, pupil_id, gone_at)
            SELECT 'user', p.pupil_id, MAX(p.unit_id), p.pupil_id, \(now) FROM records_placement p
            WHERE \(condition) GROUP BY p.pupil_id
            """)
    }
}
