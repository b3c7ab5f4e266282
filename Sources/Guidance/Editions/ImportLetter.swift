internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Letters

/// A letter that was read becomes a draft that an official can correct.
enum ImportLetter {
    /// - Returns: the new letter.
    static func run(
        _ letter: Letter, sourceName: String, sourceText: String, by permit: Permit<ManageLetters>, in tx: Transaction
    ) throws -> LetterID {
        let id = LetterID(at: permit.now)
        let issued = letter.issued.flatMap { Day(iso: "\($0)") } ?? permit.today
        let year = letter.schoolYear.flatMap { SchoolYear("\($0)") } ?? SchoolYear(of: issued)
        try EditionRows.insertLetter(
            id, unit: permit.scope, schoolYear: year, sourceName: sourceName, sourceText: sourceText, at: permit.now,
            by: permit.account, in: tx)
        let edition = Edition(
            id: EditionID(at: permit.now), letter: id, number: 1, state: .draft,
            title: title(letter, year: year), note: "", publishedAt: nil, version: 1)
        try EditionRows.insert(edition, content: Stored.json(letter), in: tx)
        for (index, task) in Proposal.tasks(letter).enumerated() {
            try TaskRows.insert(task, ordinal: index + 1, edition: edition.id, at: permit.now, in: tx)
        }
        for (index, call) in Proposal.calls(letter).enumerated() {
            try CallRows.insert(call, ordinal: index + 1, edition: edition.id, at: permit.now, in: tx)
        }
        try permit.record("import", subject: "letter", id: id.text, detail: sourceName, in: tx)
        return id
    }

    /// What people call the letter: its subject when it states one.
    private static func title(_ letter: Letter, year: SchoolYear) -> String {
        if let subject = letter.subject, !subject.isEmpty { return subject }
        let number = letter.number.map { " (\($0))" } ?? ""
        return "Hướng dẫn nhiệm vụ CNTT và chuyển đổi số năm học \(year.text)\(number)"
    }
}
