internal import Base
internal import Database
internal import Identity

/// Every statement about letters, their editions, tasks and calls.
enum EditionRows {
    private static let columns: SQL = "e.id, e.letter_id, e.number, e.state, e.title, e.note, e.published_at, e.version"

    // MARK: Letters

    static func insertLetter(
        _ id: LetterID, unit: UnitID, schoolYear: SchoolYear, sourceName: String, sourceText: String, at now: Instant,
        by account: AccountID, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidance_letter (id, unit_id, school_year, source_name, source_text, created_at, created_by)
            VALUES (\(id), \(unit), \(schoolYear), \(sourceName), \(sourceText), \(now), \(account))
            """)
    }

    static func sourceText(of letter: LetterID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT source_text FROM guidance_letter WHERE id = \(letter)") { try $0["source_text"] }
    }

    static func setSchoolYear(_ year: SchoolYear, of letter: LetterID, in tx: Transaction) throws {
        try tx.run("UPDATE guidance_letter SET school_year = \(year) WHERE id = \(letter)")
    }

    /// One line of a list of letters: the newest edition of each, and whether a draft waits.
    struct Line: Sendable {
        let letter: LetterID
        let issuer: UnitID
        let schoolYear: SchoolYear
        let title: String
        let published: Int?
        let hasDraft: Bool
        let publishedAt: Instant?
    }

    /// The letters that a condition on `l.unit_id` lets through, the newest first.
    static func lines(where condition: SQL, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT l.id, l.unit_id, l.school_year, e.title,
                (SELECT MAX(p.number) FROM guidance_edition p WHERE p.letter_id = l.id AND p.state = 'published') AS published,
                (SELECT MAX(p.published_at) FROM guidance_edition p WHERE p.letter_id = l.id) AS published_at,
                EXISTS (SELECT 1 FROM guidance_edition d WHERE d.letter_id = l.id AND d.state = 'draft') AS has_draft
            FROM guidance_letter l JOIN guidance_edition e ON e.letter_id = l.id
                AND e.number = (SELECT MAX(n.number) FROM guidance_edition n WHERE n.letter_id = l.id)
            WHERE \(condition)
            ORDER BY l.school_year DESC, l.created_at DESC
            """
        ) { row in
            let letter: LetterID = try row["id"]
            let issuer: UnitID = try row["unit_id"]
            let year: SchoolYear = try row["school_year"]
            let title: String = try row["title"]
            let published: Int? = try row["published"]
            let at: Instant? = try row["published_at"]
            let draft: Bool = try row["has_draft"]
            return Line(
                letter: letter, issuer: issuer, schoolYear: year, title: title, published: published, hasDraft: draft,
                publishedAt: at)
        }
    }

    /// The unit that issues a letter, and its school year.
    static func letter(_ id: LetterID, in tx: Transaction) throws -> (unit: UnitID, schoolYear: SchoolYear)? {
        try tx.first("SELECT unit_id, school_year FROM guidance_letter WHERE id = \(id)") { row in
            (unit: try row["unit_id"], schoolYear: try row["school_year"])
        }
    }

    // MARK: Editions

    static func insert(_ edition: Edition, content: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO guidance_edition (id, letter_id, number, state, title, content, note, version)
            VALUES (\(edition.id), \(edition.letter), \(edition.number), \(edition.state.rawValue), \(edition.title),
                \(content), \(edition.note), \(edition.version))
            """)
    }

    static func draft(of letter: LetterID, in tx: Transaction) throws -> Edition? {
        try tx.first(
            "SELECT \(columns) FROM guidance_edition e WHERE e.letter_id = \(letter) AND e.state = 'draft'", edition)
    }

    static func published(of letter: LetterID, number: Int? = nil, in tx: Transaction) throws -> Edition? {
        let which: SQL = number.map { "AND e.number = \($0)" } ?? ""
        return try tx.first(
            """
            SELECT \(columns) FROM guidance_edition e WHERE e.letter_id = \(letter) AND e.state = 'published' \(which)
            ORDER BY e.number DESC LIMIT 1
            """, edition)
    }

    /// The newest published edition of every letter in which the unit is asked to do anything.
    static func asking(_ unit: UnitID, in tx: Transaction) throws -> [Edition] {
        try tx.all(
            """
            SELECT \(columns) FROM guidance_edition e
            WHERE e.state = 'published'
                AND e.number = (SELECT MAX(n.number) FROM guidance_edition n
                    WHERE n.letter_id = e.letter_id AND n.state = 'published')
                AND EXISTS (SELECT 1 FROM guidance_audience a JOIN guidance_member m ON m.audience_id = a.id
                    WHERE a.edition_id = e.id AND m.unit_id = \(unit))
            ORDER BY e.published_at DESC
            """, edition)
    }

    static func content(of edition: EditionID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT content FROM guidance_edition WHERE id = \(edition)") { try $0["content"] }
    }

    static func setContent(_ content: String, title: String, of edition: EditionID, in tx: Transaction) throws {
        try tx.run("UPDATE guidance_edition SET content = \(content), title = \(title) WHERE id = \(edition)")
    }

    /// Marks one more change of a draft; false when somebody else changed it since `version`.
    static func advance(_ edition: Edition, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE guidance_edition SET version = version + 1
            WHERE id = \(edition.id) AND version = \(edition.version) AND state = 'draft'
            """) == 1
    }

    static func publish(
        _ edition: EditionID, note: String, at now: Instant, by account: AccountID, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE guidance_edition SET state = 'published', note = \(note), published_at = \(now),
                published_by = \(account), version = version + 1
            WHERE id = \(edition) AND state = 'draft'
            """) == 1
    }

    private static func edition(_ row: Row) throws -> Edition {
        let id: EditionID = try row["id"]
        let letter: LetterID = try row["letter_id"]
        let number: Int = try row["number"]
        let state: String = try row["state"]
        let title: String = try row["title"]
        let note: String = try row["note"]
        let at: Instant? = try row["published_at"]
        return Edition(
            id: id, letter: letter, number: number, state: state == "published" ? .published : .draft, title: title,
            note: note, publishedAt: at, version: try row["version"])
    }
}
