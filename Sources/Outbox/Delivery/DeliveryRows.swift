internal import Base
internal import Database
internal import Transport
internal import WebPush

struct NewDelivery {
    let message: MessageID
    let person: String?
    let channel: Channel
    var device: String?
    let isDigest: Bool
    let next: Instant
}

/// Every statement by which deliveries come, go out and end.
enum DeliveryRows {
    static func insert(_ new: NewDelivery, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO outbox_delivery (id, message_id, person_id, channel, device_id, state, is_digest, next_at,
                created_at)
            VALUES (\(DeliveryID(at: now)), \(new.message), \(new.person), \(new.channel.rawValue), \(new.device),
                'waiting', \(new.isDigest), \(new.next), \(now))
            """)
    }

    /// Takes the next parcel for this process alone, and writes the attempt down; nil when nothing is due.
    ///
    /// Two processes that take at once: on SQLite one waits, on PostgreSQL one is told to begin again and then sees that
    /// the other has it.
    static func claim(
        _ channels: [Channel], until lease: Instant, at now: Instant, in tx: Transaction
    ) throws -> DeliveryID? {
        let due = try tx.first(
            """
            SELECT id, lead_id, person_id, channel, device_id, is_digest FROM outbox_delivery
            WHERE state = 'waiting' AND next_at <= \(now) AND channel IN \(list: channels.map(\.rawValue))
            ORDER BY next_at, id LIMIT 1
            """
        ) { row in
            let id: DeliveryID = try row["id"]
            let lead: DeliveryID? = try row["lead_id"]
            let person: String? = try row["person_id"]
            let channel: String = try row["channel"]
            let device: String? = try row["device_id"]
            let isDigest: Bool = try row["is_digest"]
            return (id: id, lead: lead, person: person, channel: channel, device: device ?? "", isDigest: isDigest)
        }
        guard let due else { return nil }
        let lead = due.lead ?? due.id
        if due.lead == nil {
            let others: SQL =
                due.isDigest
                ? """
                (is_digest AND person_id = \(due.person) AND channel = \(due.channel) AND lead_id IS NULL
                    AND COALESCE(device_id, '') = \(due.device) AND state = 'waiting' AND next_at <= \(now))
                """ : "id = \(due.id)"
            try tx.run("UPDATE outbox_delivery SET lead_id = \(lead) WHERE id = \(due.id) OR \(others)")
        }
        let taken = try tx.run(
            """
            UPDATE outbox_delivery SET state = 'sending', tries = tries + 1, lease_until = \(lease)
            WHERE lead_id = \(lead) AND state = 'waiting'
            """)
        guard taken > 0 else { return nil }
        try tx.run(
            """
            INSERT INTO outbox_attempt (id, lead_id, started_at) VALUES (\(DeliveryID(at: now)), \(lead), \(now))
            """)
        return lead
    }

    /// What is handed over under a lead; nil when there is nobody to hand it to any more.
    static func parcel(_ lead: DeliveryID, at now: Instant, in tx: Transaction) throws -> Parcel? {
        let lines = try tx.all(
            """
            SELECT d.channel, COALESCE(m.address, a.email) AS email, a.name, COALESCE(m.language, a.language) AS tongue,
                p.number, v.endpoint, v.key, v.secret, m.id, m.kind, m.title_vi, m.title_en, m.body_vi, m.body_en,
                m.path, m.expires_at
            FROM outbox_delivery d JOIN outbox_message m ON m.id = d.message_id
            LEFT JOIN identity_account a ON a.id = m.person_id AND a.disabled_at IS NULL
            LEFT JOIN outbox_preference p ON p.person_id = m.person_id
            LEFT JOIN outbox_device v ON v.id = d.device_id AND v.person_id = a.id
            WHERE d.lead_id = \(lead) AND d.state = 'sending' ORDER BY m.created_at, m.id
            """, line)
        guard let first = lines.first, let address = first.address else { return nil }
        return Parcel(
            lead: lead, channel: first.channel, address: address, subscription: first.subscription, name: first.name,
            language: first.language, date: now, items: lines.map(\.item))
    }

    private struct Line {
        let channel: Channel
        let address: String?
        let subscription: PushSubscription?
        let name: String
        let language: Language
        let item: Parcel.Item
    }

    private static func line(_ row: Row) throws -> Line {
        let channel = Channel(rawValue: try row["channel"]) ?? .mail
        let email: String? = try row["email"]
        let subscription = try subscription(row)
        let name: String? = try row["name"]
        let language: String? = try row["tongue"]
        let number: String? = try row["number"]
        let kind: String = try row["kind"]
        let title = Text(try row["title_vi"], try row["title_en"])
        let body = Text(try row["body_vi"], try row["body_en"])
        let item = Parcel.Item(
            id: try row["id"], title: title, body: body, path: try row["path"],
            isAboutAccount: kind == Announcement.Kind.account.rawValue, expires: try row["expires_at"])
        let address =
            switch channel {
            case .mail: email
            case .hook: number
            case .push: subscription?.endpoint
            }
        return Line(
            channel: channel, address: address, subscription: subscription, name: name ?? "",
            language: language.flatMap(Language.init(rawValue:)) ?? .vi, item: item)
    }

    private static func subscription(_ row: Row) throws -> PushSubscription? {
        guard let endpoint: String = try row["endpoint"], let key: String = try row["key"],
            let secret: String = try row["secret"]
        else { return nil }
        return PushSubscription(endpoint: endpoint, key: key, secret: secret)
    }

    /// Writes down what became of an attempt.
    static func finish(_ lead: DeliveryID, _ outcome: Outcome, at now: Instant, in tx: Transaction) throws {
        let (name, state) = outcome.recorded
        try tx.run(
            """
            UPDATE outbox_attempt SET ended_at = \(now), outcome = \(name), detail = \(outcome.detail)
            WHERE lead_id = \(lead) AND ended_at IS NULL
            """)
        guard case .later(_, let wait) = outcome else {
            try end(lead, state, outcome.detail, at: now, in: tx)
            if case .delivered = outcome { try DeviceRows.told(by: lead, at: now, in: tx) }
            if case .gone = outcome { try DeviceRows.forget(reachedBy: lead, in: tx) }
            return
        }
        let waited = try tx.first(
            """
            SELECT tries, created_at, person_id FROM outbox_delivery
            WHERE lead_id = \(lead) AND state = 'sending' ORDER BY created_at LIMIT 1
            """
        ) { row in
            let tries: Int = try row["tries"]
            let created: Instant = try row["created_at"]
            return (tries: tries, created: created, person: try row["person_id"] as String?)
        }
        guard let waited else { return }
        guard let next = BackOff.next(afterTries: waited.tries, created: waited.created, now: now, wait: wait) else {
            try end(lead, .refused, outcome.detail, at: now, in: tx)
            return
        }
        try tx.run(
            """
            UPDATE outbox_delivery SET state = 'waiting', next_at = \(next), lease_until = NULL,
                detail = \(outcome.detail)
            WHERE lead_id = \(lead) AND state = 'sending'
            """)
    }

    private static func end(
        _ lead: DeliveryID, _ state: DeliveryState, _ detail: String, at now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE outbox_delivery SET state = \(state.rawValue), lease_until = NULL, detail = \(detail),
                finished_at = \(now)
            WHERE lead_id = \(lead) AND state = 'sending'
            """)
        try forget("d.lead_id = \(lead)", in: tx)
    }

    /// Ends what a dead process left, as unknown, and what came too late.
    static func tidy(at now: Instant, in tx: Transaction) throws {
        let leads = try tx.all(
            """
            SELECT DISTINCT lead_id FROM outbox_delivery WHERE state = 'sending' AND lease_until < \(now)
            """
        ) { try $0["lead_id"] as DeliveryID }
        for lead in leads { try finish(lead, .unknown("the program ended while it was sending"), at: now, in: tx) }
        let old = now.adding(seconds: -DeliveryTime.pushPatience)
        let expired: SQL = """
            d.state = 'waiting' AND (d.channel = 'push' AND d.created_at < \(old)
                OR EXISTS (SELECT 1 FROM outbox_message x
                    WHERE x.id = d.message_id AND x.expires_at IS NOT NULL AND x.expires_at <= \(now)))
            """
        guard try tx.exists("SELECT 1 AS n FROM outbox_delivery d WHERE \(expired)") else { return }
        try forget(expired, in: tx)
        try tx.run(
            """
            UPDATE outbox_delivery SET state = 'expired', finished_at = \(now)
            WHERE id IN (SELECT d.id FROM outbox_delivery d WHERE \(expired))
            """)
    }

    /// The words of messages that carry a link which opens something are kept no longer than they are needed.
    private static func forget(_ which: SQL, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE outbox_message SET body_vi = '', body_en = '', path = NULL
            WHERE is_secret AND id IN (SELECT d.message_id FROM outbox_delivery d WHERE \(which))
            """)
    }
}

extension Outcome {
    /// How the attempt and the delivery are written down.
    fileprivate var recorded: (name: String, state: DeliveryState) {
        switch self {
        case .delivered: ("delivered", .delivered)
        case .later: ("later", .waiting)
        case .refused, .gone: ("refused", .refused)
        case .unknown: ("unknown", .unknown)
        }
    }
}
