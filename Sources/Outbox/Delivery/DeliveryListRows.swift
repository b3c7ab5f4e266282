public import Base
public import Database

/// A delivery as those see it who look after the program.
public struct DeliveryLine: Sendable {
    public let id: DeliveryID
    public let channel: Channel
    public let state: DeliveryState
    public let title: Text
    public let name: String
    public let address: String
    public let created: Instant
    public let next: Instant
    public let tries: Int
    public let detail: String
    public let finished: Instant?
    /// Whether sending it again is possible: a link that opens something is not kept.
    public let isRepeatable: Bool
}

/// Which deliveries are looked for; an empty filter lets all through.
public struct DeliveryFilter: Sendable {
    public var channel: Channel?
    public var state: DeliveryState?
    /// The day on which it was to be told.
    public var day: Day?

    public init(channel: Channel? = nil, state: DeliveryState? = nil, day: Day? = nil) {
        self.channel = channel
        self.state = state
        self.day = day
    }

    public var isEmpty: Bool { channel == nil && state == nil && day == nil }

    var condition: SQL {
        var parts: [SQL] = [.always]
        if let channel { parts.append("d.channel = \(channel.rawValue)") }
        if let state { parts.append("d.state = \(state.rawValue)") }
        if let day {
            let end = Instant(startOf: day.adding(days: 1))
            parts.append("d.created_at >= \(Instant(startOf: day)) AND d.created_at < \(end)")
        }
        return .joined(parts, by: " AND ")
    }
}

/// One attempt to hand something over.
public struct AttemptLine: Sendable {
    public let started: Instant
    public let ended: Instant?
    public let outcome: String?
    public let detail: String
}

/// Every statement behind the page of what was delivered.
public enum DeliveryListRows {
    private static let columns: SQL = """
        d.id, d.channel, d.state, m.title_vi, m.title_en, a.name, COALESCE(m.address, a.email) AS email, p.number,
        v.name AS device, d.created_at, d.next_at, d.tries, d.detail, d.finished_at, m.is_secret
        """
    private static let tables: SQL = """
        outbox_delivery d JOIN outbox_message m ON m.id = d.message_id
        LEFT JOIN identity_account a ON a.id = m.person_id LEFT JOIN outbox_preference p ON p.person_id = m.person_id
        LEFT JOIN outbox_device v ON v.id = d.device_id
        """

    /// - Parameter within: a condition on `m.unit_id` from a permit, or on `d.person_id` of who asks.
    public static func lines(
        _ filter: DeliveryFilter, within: SQL, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [DeliveryLine] {
        try tx.all(
            """
            SELECT \(columns) FROM \(tables) WHERE \(filter.condition) AND \(within)
            ORDER BY d.created_at DESC, d.id DESC LIMIT \(limit) OFFSET \(offset)
            """, line)
    }

    public static func count(_ filter: DeliveryFilter, within: SQL, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM outbox_delivery d JOIN outbox_message m ON m.id = d.message_id
            WHERE \(filter.condition) AND \(within)
            """)
    }

    /// The deliveries of one message.
    public static func lines(of message: MessageID, in tx: Transaction) throws -> [DeliveryLine] {
        try tx.all(
            "SELECT \(columns) FROM \(tables) WHERE d.message_id = \(message) ORDER BY d.channel, d.id", line)
    }

    public static func find(_ id: DeliveryID, within: SQL, in tx: Transaction) throws -> DeliveryLine? {
        try tx.first("SELECT \(columns) FROM \(tables) WHERE d.id = \(id) AND \(within)", line)
    }

    public static func attempts(of id: DeliveryID, in tx: Transaction) throws -> [AttemptLine] {
        try tx.all(
            """
            SELECT t.started_at, t.ended_at, t.outcome, t.detail FROM outbox_attempt t
            JOIN outbox_delivery d ON d.lead_id = t.lead_id WHERE d.id = \(id) ORDER BY t.started_at, t.id
            """
        ) { row in
            let started: Instant = try row["started_at"]
            let ended: Instant? = try row["ended_at"]
            let outcome: String? = try row["outcome"]
            return AttemptLine(started: started, ended: ended, outcome: outcome, detail: try row["detail"])
        }
    }

    /// What a person decided about a delivery whose fate is unknown: sent again, alone, or left as taken.
    ///
    /// - Returns: false when it was decided in the meantime.
    public static func decide(
        _ id: DeliveryID, sendAgain: Bool, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        let change: SQL =
            sendAgain
            ? "state = 'waiting', next_at = \(now), finished_at = NULL" : "state = 'delivered'"
        return try tx.run("UPDATE outbox_delivery SET \(change) WHERE id = \(id) AND state = 'unknown'") == 1
    }

    private static func line(_ row: Row) throws -> DeliveryLine {
        let id: DeliveryID = try row["id"]
        let channel: String = try row["channel"]
        let state: String = try row["state"]
        let title = Text(try row["title_vi"], try row["title_en"])
        let name: String? = try row["name"]
        let email: String? = try row["email"]
        let number: String? = try row["number"]
        let device: String? = try row["device"]
        let created: Instant = try row["created_at"]
        let next: Instant = try row["next_at"]
        let tries: Int = try row["tries"]
        let detail: String = try row["detail"]
        let finished: Instant? = try row["finished_at"]
        let isSecret: Bool = try row["is_secret"]
        let kind = Channel(rawValue: channel) ?? .mail
        let address =
            switch kind {
            case .mail: email
            case .hook: number
            case .push: device
            }
        return DeliveryLine(
            id: id, channel: kind, state: DeliveryState(rawValue: state) ?? .waiting, title: title, name: name ?? "–",
            address: address ?? "–", created: created, next: next, tries: tries,
            detail: detail, finished: finished, isRepeatable: !isSecret)
    }
}
