internal import Base
internal import Database
internal import Identity

/// Every statement about rewards and discipline.
enum RewardRows {
    struct Line: Sendable {
        let reward: Reward
        let by: String
        let at: Instant
    }

    /// What was written before a correction.
    struct Past: Sendable {
        let content: String
        let givenOn: Day
        let reason: String
        let by: String
        let at: Instant
    }

    private static let columns: SQL =
        """
        w.id, w.pupil_id, w.kind, w.given_on, w.content, w.decision, w.note, w.ended_on, w.version, w.entered_at,
        a.name AS by_name
        """

    /// - Parameter discipline: whether measures of discipline are among them.
    static func of(_ pupil: PupilID, discipline: Bool, in tx: Transaction) throws -> [Line] {
        let kinds: SQL = discipline ? .always : "w.kind = \(Reward.Kind.reward)"
        return try tx.all(
            """
            SELECT \(columns) FROM records_reward w LEFT JOIN identity_account a ON a.id = w.entered_by
            WHERE w.pupil_id = \(pupil) AND \(kinds) ORDER BY w.given_on DESC, w.id DESC
            """, line)
    }

    static func find(_ id: RewardID, of pupil: PupilID, in tx: Transaction) throws -> Line? {
        try tx.first(
            """
            SELECT \(columns) FROM records_reward w LEFT JOIN identity_account a ON a.id = w.entered_by
            WHERE w.id = \(id) AND w.pupil_id = \(pupil)
            """, line)
    }

    static func insert(_ reward: Reward, by account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_reward (id, pupil_id, kind, given_on, content, decision, note, entered_by, entered_at)
            VALUES (\(reward.id), \(reward.pupil), \(reward.kind), \(reward.givenOn), \(reward.content),
                \(reward.decision), \(reward.note), \(account), \(now))
            """)
    }

    /// Keeps what was written and writes what is right.
    ///
    /// - Returns: whether the version was still the one that was seen.
    static func update(
        _ new: Reward, was old: Reward, because reason: String, by account: AccountID, at now: Instant,
        in tx: Transaction
    ) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE records_reward SET kind = \(new.kind), given_on = \(new.givenOn), content = \(new.content),
                decision = \(new.decision), note = \(new.note), ended_on = \(new.endedOn), version = version + 1
            WHERE id = \(old.id) AND version = \(new.version)
            """)
        guard changed == 1 else { return false }
        try tx.run(
            """
            INSERT INTO records_reward_past (reward_id, version, kind, given_on, content, decision, note, ended_on,
                reason, changed_by, changed_at)
            VALUES (\(old.id), \(old.version), \(old.kind), \(old.givenOn), \(old.content), \(old.decision),
                \(old.note), \(old.endedOn), \(reason), \(account), \(now))
            """)
        return true
    }

    static func past(of id: RewardID, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT h.content, h.given_on, h.reason, h.changed_at, a.name FROM records_reward_past h
            LEFT JOIN identity_account a ON a.id = h.changed_by
            WHERE h.reward_id = \(id) ORDER BY h.version DESC
            """
        ) { row in
            let name: String? = try row["name"]
            return Past(
                content: try row["content"], givenOn: try row["given_on"], reason: try row["reason"], by: name ?? "–",
                at: try row["changed_at"])
        }
    }

    private static func line(_ row: Row) throws -> Line {
        let id: RewardID = try row["id"]
        let pupil: PupilID = try row["pupil_id"]
        let day: Day = try row["given_on"]
        let content: String = try row["content"]
        let decision: String = try row["decision"]
        let reward = Reward(
            id: id, pupil: pupil, kind: try row["kind"], givenOn: day, content: content, decision: decision,
            note: try row["note"], endedOn: try row["ended_on"], version: try row["version"])
        let name: String? = try row["by_name"]
        return Line(reward: reward, by: name ?? "–", at: try row["entered_at"])
    }
}
