public import Base
public import Database

/// Every statement about how people want to be told.
public enum PreferenceRows {
    public static func find<Person>(of person: ID<Person>, in tx: Transaction) throws -> Preference {
        try find(person.text, in: tx)
    }

    static func find(_ person: String, in tx: Transaction) throws -> Preference {
        try tx.first(
            """
            SELECT by_mail, by_hook, number, is_daily, quiet_from, quiet_to FROM outbox_preference
            WHERE person_id = \(person)
            """, preference) ?? Preference()
    }

    static func preference(_ row: Row) throws -> Preference {
        let mail: Bool = try row["by_mail"]
        let hook: Bool = try row["by_hook"]
        let number: String = try row["number"]
        let daily: Bool = try row["is_daily"]
        let from: Int? = try row["quiet_from"]
        let to: Int? = try row["quiet_to"]
        let quiet = from.flatMap { from in to.flatMap { Preference.Quiet(from: from, to: $0) } }
        return Preference(byMail: mail, byHook: hook, number: number, isDaily: daily, quiet: quiet)
    }

    public static func set<Person>(_ new: Preference, of person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO outbox_preference (person_id, by_mail, by_hook, number, is_daily, quiet_from, quiet_to)
            VALUES (\(person), \(new.byMail), \(new.byHook), \(new.number), \(new.isDaily), \(new.quiet?.from),
                \(new.quiet?.to))
            ON CONFLICT (person_id) DO UPDATE SET by_mail = excluded.by_mail, by_hook = excluded.by_hook,
                number = excluded.number, is_daily = excluded.is_daily, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to
            """)
    }

    /// How many telephone numbers are kept of a person: one or none.
    public static func numbers(of person: String, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM outbox_preference WHERE person_id = \(person) AND number <> ''")
    }

    /// Forgets the telephone number: from now on the person is told by mail only.
    ///
    /// - Returns: how many numbers were forgotten.
    public static func forgetNumber(of person: String, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE outbox_preference SET number = '', by_hook = \(false)
            WHERE person_id = \(person) AND number <> ''
            """)
    }
}
