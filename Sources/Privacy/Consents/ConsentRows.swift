internal import Base
internal import Database
internal import Identity

/// Every statement about consent.
enum ConsentRows {
    private static let textColumns: SQL =
        "t.id, t.unit_id, t.purpose, t.version, t.words, t.is_publication, t.covers, t.ended_at"
    private static let columns: SQL =
        "c.id, c.text_id, c.person_kind, c.person_id, c.person_name, c.given_by, c.given_at, c.child_at, c.withdrawn_at"

    static func text(_ id: ConsentTextID, in tx: Transaction) throws -> ConsentText? {
        try tx.first("SELECT \(textColumns) FROM privacy_consent_text t WHERE t.id = \(id)", text)
    }

    static func texts(of unit: UnitID, in tx: Transaction) throws -> [ConsentText] {
        try tx.all(
            """
            SELECT \(textColumns) FROM privacy_consent_text t WHERE t.unit_id = \(unit)
            ORDER BY CASE WHEN t.ended_at IS NULL THEN 0 ELSE 1 END, t.made_at DESC, t.id DESC
            """, text)
    }

    static func lastVersion(_ purpose: String, at unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COALESCE(MAX(version), 0) AS n FROM privacy_consent_text
            WHERE unit_id = \(unit) AND purpose = \(purpose)
            """)
    }

    static func insert(_ text: ConsentText, by account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE privacy_consent_text SET ended_at = \(now)
            WHERE unit_id = \(text.unit) AND purpose = \(text.purpose) AND ended_at IS NULL
            """)
        try tx.run(
            """
            INSERT INTO privacy_consent_text (id, unit_id, purpose, version, words, is_publication, covers,
                made_at, made_by)
            VALUES (\(text.id), \(text.unit), \(text.purpose), \(text.version), \(text.words),
                \(text.isPublication), \(text.covers), \(now), \(account))
            """)
    }

    static func end(_ id: ConsentTextID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE privacy_consent_text SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL") == 1
    }

    /// The newest answer for one person to one text.
    static func latest(_ text: ConsentTextID, of person: DataPerson, in tx: Transaction) throws -> Consent? {
        try tx.first(
            """
            SELECT \(columns) FROM privacy_consent c WHERE c.text_id = \(text) AND c.person_kind = \(person.kind)
                AND c.person_id = \(person.id) ORDER BY c.given_at DESC, c.id DESC LIMIT 1
            """, consent)
    }

    /// What a unit asks now about a person, with the newest answer; what was agreed and ended stays to be seen.
    static func asked(
        of person: DataPerson, at unit: UnitID, in tx: Transaction
    ) throws -> [(ConsentText, Consent?)] {
        try texts(of: unit, in: tx).compactMap { text in
            let answer = try latest(text.id, of: person, in: tx)
            return text.endedAt == nil || answer != nil ? (text, answer) : nil
        }
    }

    static func answers(to text: ConsentTextID, in tx: Transaction) throws -> [Consent] {
        try tx.all(
            """
            SELECT \(columns) FROM privacy_consent c WHERE c.text_id = \(text)
            ORDER BY c.person_name, c.given_at DESC LIMIT 2000
            """, consent)
    }

    /// What was agreed for a person at a unit and not taken back, on texts that a table rests on.
    static func given(
        for person: DataPerson, at unit: UnitID, covering table: String, in tx: Transaction
    ) throws -> [(Consent, ConsentText)] {
        try texts(of: unit, in: tx).filter { $0.covers == table }.compactMap { text in
            guard let answer = try latest(text.id, of: person, in: tx), answer.withdrawnAt == nil else { return nil }
            return (answer, text)
        }
    }

    static func find(_ id: ConsentID, in tx: Transaction) throws -> Consent? {
        try tx.first("SELECT \(columns) FROM privacy_consent c WHERE c.id = \(id)", consent)
    }

    static func insert(_ consent: Consent, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO privacy_consent (id, text_id, person_kind, person_id, person_name, given_by, given_at)
            VALUES (\(consent.id), \(consent.text), \(consent.person.kind), \(consent.person.id),
                \(consent.person.name), \(consent.givenBy), \(consent.givenAt))
            """)
    }

    static func withdraw(_ id: ConsentID, by account: AccountID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE privacy_consent SET withdrawn_at = \(now), withdrawn_by = \(account)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """) == 1
    }

    static func noteChild(_ id: ConsentID, heardBy account: AccountID, at now: Instant, in tx: Transaction) throws
        -> Bool
    {
        try tx.run(
            """
            UPDATE privacy_consent SET child_at = \(now), child_heard_by = \(account)
            WHERE id = \(id) AND child_at IS NULL AND withdrawn_at IS NULL
            """) == 1
    }

    private static func text(_ row: Row) throws -> ConsentText {
        let id: ConsentTextID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        return ConsentText(
            id: id, unit: unit, purpose: try row["purpose"], version: try row["version"], words: try row["words"],
            isPublication: try row["is_publication"], covers: try row["covers"], endedAt: try row["ended_at"])
    }

    private static func consent(_ row: Row) throws -> Consent {
        let id: ConsentID = try row["id"]
        let text: ConsentTextID = try row["text_id"]
        let kind: PersonKind = try row["person_kind"]
        let personID: String = try row["person_id"]
        let person = DataPerson(kind: kind, id: personID, name: try row["person_name"])
        return Consent(
            id: id, text: text, person: person, givenBy: try row["given_by"], givenAt: try row["given_at"],
            childAt: try row["child_at"], withdrawnAt: try row["withdrawn_at"])
    }
}
