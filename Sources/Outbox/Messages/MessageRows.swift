public import Base
public import Database

struct NewMessage {
    let id: MessageID
    let announcement: Announcement
    let person: String?
    let unit: String?
    let address: String?
    let language: Language?

    /// The name under which it is told to its person once.
    var once: String? { announcement.once.map { "\(person ?? address ?? "")|\($0)" } }
}

/// A message as its person finds it in the program.
public struct InboxLine: Sendable {
    public let id: MessageID
    public let title: Text
    public let body: Text
    public let path: String?
    public let created: Instant
    public let isRead: Bool
}

/// Every statement about messages.
public enum MessageRows {
    /// - Returns: false when the person was told the same before.
    static func insert(_ message: NewMessage, at now: Instant, in tx: Transaction) throws -> Bool {
        let told = message.announcement
        return try tx.run(
            """
            INSERT INTO outbox_message (id, person_id, unit_id, kind, once_key, title_vi, title_en, body_vi, body_en,
                path, is_secret, address, language, created_at, expires_at)
            VALUES (\(message.id), \(message.person), \(message.unit), \(told.kind.rawValue), \(message.once),
                \(told.title.vi), \(told.title.en), \(told.body.vi), \(told.body.en), \(told.path),
                \(told.isSecret), \(message.address), \(message.language?.rawValue), \(now), \(told.expires))
            ON CONFLICT (once_key) DO NOTHING
            """) == 1
    }

    /// What was told to people who are no more, and is not sent yet, is not sent.
    public static func expire(of persons: [String], at now: Instant, in tx: Transaction) throws {
        if persons.isEmpty { return }
        try tx.run(
            """
            UPDATE outbox_message SET expires_at = \(now)
            WHERE person_id IN \(list: persons) AND (expires_at IS NULL OR expires_at > \(now))
            """)
    }

    static func unread(of person: String, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM outbox_message
            WHERE person_id = \(person) AND read_at IS NULL AND NOT is_secret
            """)
    }

    /// The messages of a person, the newest first.
    public static func inbox<Person>(
        of person: ID<Person>, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [InboxLine] {
        try tx.all(
            """
            SELECT id, title_vi, title_en, body_vi, body_en, path, created_at, read_at FROM outbox_message
            WHERE person_id = \(person) AND NOT is_secret ORDER BY created_at DESC, id DESC
            LIMIT \(limit) OFFSET \(offset)
            """, line)
    }

    public static func count<Person>(of person: ID<Person>, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM outbox_message WHERE person_id = \(person) AND NOT is_secret")
    }

    public static func find<Person>(
        _ id: MessageID, of person: ID<Person>, in tx: Transaction
    ) throws -> InboxLine? {
        try tx.first(
            """
            SELECT id, title_vi, title_en, body_vi, body_en, path, created_at, read_at FROM outbox_message
            WHERE id = \(id) AND person_id = \(person) AND NOT is_secret
            """, line)
    }

    /// Marks one message as read, or all.
    public static func read<Person>(
        _ id: MessageID?, of person: ID<Person>, at now: Instant, in tx: Transaction
    ) throws {
        let which: SQL = id.map { "id = \($0)" } ?? SQL.always
        try tx.run(
            "UPDATE outbox_message SET read_at = \(now) WHERE person_id = \(person) AND read_at IS NULL AND \(which)")
    }

    private static func line(_ row: Row) throws -> InboxLine {
        let id: MessageID = try row["id"]
        let title = Text(try row["title_vi"], try row["title_en"])
        let body = Text(try row["body_vi"], try row["body_en"])
        let path: String? = try row["path"]
        let created: Instant = try row["created_at"]
        let read: Instant? = try row["read_at"]
        return InboxLine(id: id, title: title, body: body, path: path, created: created, isRead: read != nil)
    }
}
