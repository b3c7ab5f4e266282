internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Sheets

/// By what a subject of a class is known.
struct TeachingKey: Hashable, Sendable {
    let schoolClass: ClassID
    let subject: String
    let term: Int

    init(_ schoolClass: ClassID, _ subject: String, _ term: Teaching.Term) {
        self.schoolClass = schoolClass
        self.subject = subject
        self.term = term.rawValue
    }

    init(_ teaching: Teaching) { self.init(teaching.classID, teaching.subject, teaching.term) }
}

/// What a sheet did to one subject of a class, so that it can be taken back.
struct TeachingStep: Sendable, Codable {
    /// Nil when the sheet brought it.
    var before: Teaching?
    /// As the sheet left it.
    let after: Teaching
    /// What was before went into the history.
    var isFollowing = false
}

extension TeachingStep: Storable {
    var stored: StoredValue {
        .text((try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value,
            let step = try? JSONDecoder().decode(TeachingStep.self, from: Data(text.utf8))
        else { return nil }
        self = step
    }
}

extension Teaching {
    /// The same with nobody and nothing.
    var vacant: Teaching {
        var vacant = self
        vacant.teacher = nil
        vacant.periods = nil
        return vacant
    }

    /// What differs, for the log.
    func changes(from old: Teaching?) -> [FieldChange] {
        [
            FieldChange("teacher", from: old?.teacher?.text, to: teacher?.text),
            FieldChange("periods", from: old?.periods.map(String.init), to: periods.map(String.init)),
        ]
    }
}

/// Every statement by which sheets of who teaches what are read, written and taken back.
enum TeachingSheetRows {
    struct Line: Sendable {
        let teaching: Teaching
        let className: String
        let teacherCode: String
        let teacherName: String
    }

    /// What is taught now in the classes of a school year.
    static func present(at unit: UnitID, _ year: SchoolYear, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT t.class_id, t.subject, t.term, t.teacher_id, t.periods, t.valid_from, c.name AS class_name,
                COALESCE(s.code, '') AS teacher_code, COALESCE(s.name, '') AS teacher_name
            FROM records_class_subject t JOIN records_class c ON c.id = t.class_id
            LEFT JOIN records_staff s ON s.id = t.teacher_id
            WHERE c.unit_id = \(unit) AND c.school_year = \(year)
            ORDER BY c.grade, c.name_sort, c.id, t.subject, t.term
            """
        ) { row in
            let id: ClassID = try row["class_id"]
            let term: Int = try row["term"]
            let from: Day? = try? row["valid_from"]
            let teaching = Teaching(
                classID: id, subject: try row["subject"], term: Teaching.Term(rawValue: term) ?? .year,
                teacher: try row["teacher_id"], periods: try row["periods"], from: from ?? Day(daysSinceEpoch: 0))
            return Line(
                teaching: teaching, className: try row["class_name"], teacherCode: try row["teacher_code"],
                teacherName: try row["teacher_name"])
        }
    }

    static func correct(_ new: Teaching, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_class_subject SET teacher_id = \(new.teacher), periods = \(new.periods)
            WHERE class_id = \(new.classID) AND subject = \(new.subject) AND term = \(new.term.rawValue)
            """)
    }

    static func insert(_ steps: [TeachingStep], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_teaching_step", ["import_id", "number", "step"],
            steps.enumerated().lazy.map { [id.stored, .integer(Int64($0)), $1.stored] })
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [TeachingStep] {
        try tx.all("SELECT step FROM records_teaching_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }

    /// - Returns: false when what was before is in the history no longer.
    static func takeBack(_ step: TeachingStep, in tx: Transaction) throws -> Bool {
        let left = step.after
        let here: SQL =
            "class_id = \(left.classID) AND subject = \(left.subject) AND term = \(left.term.rawValue)"
        guard let before = step.before else {
            return try tx.run("DELETE FROM records_class_subject WHERE \(here)") == 1
        }
        if step.isFollowing {
            let count = try tx.run(
                "DELETE FROM records_class_subject_past WHERE \(here) AND valid_to = \(left.from)")
            guard count == 1 else { return false }
        }
        return try tx.run(
            """
            UPDATE records_class_subject SET teacher_id = \(before.teacher), periods = \(before.periods),
                valid_from = \(before.from)
            WHERE \(here)
            """) == 1
    }
}
