public import Base
public import Database
internal import Transport

/// Every statement by which errands come, are run and end.
public enum ErrandRows {
    private static let columns: SQL =
        "e.id, e.kind, e.subject, e.state, e.tries, e.next_at, e.detail, e.created_at, e.finished_at"

    /// Asks for an errand, in the transaction of the event.
    @discardableResult
    public static func post(
        _ kind: ErrandKind, _ subject: String, at now: Instant, in tx: Transaction
    ) throws -> ErrandID {
        let id = ErrandID(at: now)
        try tx.run(
            """
            INSERT INTO outbox_errand (id, kind, subject, state, next_at, created_at)
            VALUES (\(id), \(kind.name), \(subject), 'waiting', \(now), \(now))
            """)
        return id
    }

    public static func find(_ id: ErrandID, in tx: Transaction) throws -> Errand? {
        try tx.first("SELECT \(columns) FROM outbox_errand e WHERE e.id = \(id)", errand)
    }

    /// The errands of some kinds for one thing, the newest first.
    public static func of(
        _ kinds: [ErrandKind], _ subject: String, limit: Int = 20, in tx: Transaction
    ) throws -> [Errand] {
        try tx.all(
            """
            SELECT \(columns) FROM outbox_errand e
            WHERE e.kind IN \(list: kinds.map(\.name)) AND e.subject = \(subject)
            ORDER BY e.created_at DESC, e.id DESC LIMIT \(limit)
            """, errand)
    }

    /// Ends what a person wants no more. One that is being tried at this moment is not stopped.
    ///
    /// - Returns: false when it is being tried, or over.
    public static func stop(_ id: ErrandID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE outbox_errand SET state = 'stopped', finished_at = \(now) WHERE id = \(id) AND state = 'waiting'
            """) == 1
    }

    /// Takes the next errand for this process alone, and writes the attempt down; nil when nothing is due. Two processes
    /// that take at once: as with deliveries, one of them gets it.
    static func claim(
        _ kinds: [ErrandKind], until lease: Instant, at now: Instant, in tx: Transaction
    ) throws -> Errand? {
        let due = try tx.first(
            """
            SELECT \(columns) FROM outbox_errand e
            WHERE e.state = 'waiting' AND e.next_at <= \(now) AND e.kind IN \(list: kinds.map(\.name))
            ORDER BY e.next_at, e.id LIMIT 1
            """, errand)
        guard let due else { return nil }
        let count = try tx.run(
            """
            UPDATE outbox_errand SET state = 'running', tries = tries + 1, lease_until = \(lease)
            WHERE id = \(due.id) AND state = 'waiting'
            """)
        guard count == 1 else { return nil }
        try tx.run(
            "INSERT INTO outbox_attempt (id, lead_id, started_at) VALUES (\(ErrandID(at: now)), \(due.id), \(now))")
        return try find(due.id, in: tx)
    }

    /// Writes down what became of an attempt; what may or will be tried again waits longer each time.
    ///
    /// - Returns: whether it is over.
    static func finish(_ errand: Errand, _ outcome: Outcome, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE outbox_attempt SET ended_at = \(now), outcome = \(outcome.name), detail = \(outcome.detail)
            WHERE lead_id = \(errand.id) AND ended_at IS NULL
            """)
        if let next = outcome.next(errand, now) {
            try tx.run(
                """
                UPDATE outbox_errand SET state = 'waiting', next_at = \(next), lease_until = NULL,
                    detail = \(outcome.detail)
                WHERE id = \(errand.id) AND state = 'running'
                """)
            return false
        }
        let state: Errand.State = if case .delivered = outcome { .done } else { .refused }
        try tx.run(
            """
            UPDATE outbox_errand SET state = \(state), lease_until = NULL, finished_at = \(now),
                detail = \(outcome.detail)
            WHERE id = \(errand.id) AND state = 'running'
            """)
        return true
    }

    /// What a dead process left.
    static func left(at now: Instant, in tx: Transaction) throws -> [Errand] {
        try tx.all(
            "SELECT \(columns) FROM outbox_errand e WHERE e.state = 'running' AND e.lease_until < \(now)", errand)
    }

    private static func errand(_ row: Row) throws -> Errand {
        let id: ErrandID = try row["id"]
        let kind: String = try row["kind"]
        let subject: String = try row["subject"]
        let state: Errand.State = try row["state"]
        let tries: Int = try row["tries"]
        let next: Instant = try row["next_at"]
        let detail: String = try row["detail"]
        let created: Instant = try row["created_at"]
        return Errand(
            id: id, kind: ErrandKind(kind), subject: subject, state: state, tries: tries, next: next, detail: detail,
            created: created, finished: try row["finished_at"])
    }
}

extension Outcome {
    fileprivate var name: String {
        switch self {
        case .delivered: "delivered"
        case .later: "later"
        case .refused, .gone: "refused"
        case .unknown: "unknown"
        }
    }

    /// When an errand is tried again; nil when it is over.
    fileprivate func next(_ errand: Errand, _ now: Instant) -> Instant? {
        switch self {
        case .delivered, .refused, .gone: return nil
        case .later, .unknown: break
        }
        guard let next = BackOff.next(afterTries: errand.tries, created: errand.created, now: now) else { return nil }
        guard case .later(_, let wait?) = self else { return next }
        return max(next, now.adding(seconds: min(wait, BackOff.longest)))
    }
}
