internal import Base
internal import Database
internal import Identity

/// Every statement about remarks and extensions.
enum RemarkRows {
    static func insert(
        task: Key?, text: String, dossier: DossierID, decision: ID<HandIn.Decision>, at now: Instant, by name: String,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidance_remark (id, dossier_id, decision_id, task_key, text, at, account_name)
            VALUES (\(RemarkID(at: now)), \(dossier), \(decision), \(task?.text ?? ""), \(text), \(now), \(name))
            """)
    }

    /// All remarks on a dossier, the oldest first.
    static func all(of dossier: DossierID, in tx: Transaction) throws -> [Remark] {
        try tx.all(
            """
            SELECT id, task_key, text, at, account_name, answer, answered_at FROM guidance_remark
            WHERE dossier_id = \(dossier) ORDER BY id
            """
        ) { row in
            let id: RemarkID = try row["id"]
            let key: String = try row["task_key"]
            let text: String = try row["text"]
            let at: Instant = try row["at"]
            let by: String = try row["account_name"]
            let answer: String? = try row["answer"]
            return Remark(
                id: id, task: Key(key), text: text, at: at, by: by, answer: answer, answeredAt: try row["answered_at"])
        }
    }

    /// Keeps the unit's answer; false when there is no such remark on the dossier.
    static func answer(
        _ remark: RemarkID, of dossier: DossierID, _ text: String, at now: Instant, by name: String, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE guidance_remark SET answer = \(text), answered_at = \(now), answered_by = \(name)
            WHERE id = \(remark) AND dossier_id = \(dossier)
            """) == 1
    }

    static func countOpen(of dossier: DossierID, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM guidance_remark WHERE dossier_id = \(dossier) AND answer IS NULL")
    }
}

/// Every statement about extensions.
enum ExtensionRows {
    static func insert(
        until: Day, reason: String, dossier: DossierID, at now: Instant, by name: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidance_extension (id, dossier_id, asked_at, asked_by, until, reason)
            VALUES (\(ExtensionID(at: now)), \(dossier), \(now), \(name), \(until), \(reason))
            """)
    }

    static func all(of dossier: DossierID, in tx: Transaction) throws -> [Extension] {
        try tx.all(
            """
            SELECT id, asked_at, asked_by, until, reason, granted, decided_by, note FROM guidance_extension
            WHERE dossier_id = \(dossier) ORDER BY id
            """
        ) { row in
            let id: ExtensionID = try row["id"]
            let at: Instant = try row["asked_at"]
            let by: String = try row["asked_by"]
            let until: Day = try row["until"]
            let reason: String = try row["reason"]
            let granted: Bool? = try row["granted"]
            let decidedBy: String? = try row["decided_by"]
            return Extension(
                id: id, askedAt: at, askedBy: by, until: until, reason: reason, granted: granted, decidedBy: decidedBy,
                note: try row["note"])
        }
    }

    /// Decides an extension that nobody decided yet; false otherwise.
    static func decide(
        _ id: ExtensionID, of dossier: DossierID, granted: Bool, note: String, at now: Instant, by name: String,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE guidance_extension SET granted = \(granted), note = \(note), decided_at = \(now),
                decided_by = \(name)
            WHERE id = \(id) AND dossier_id = \(dossier) AND granted IS NULL
            """) == 1
    }
}
