internal import Base
internal import Database
internal import Foundation
internal import Identity

/// Every statement about submissions and the decisions on them.
enum HandInRows {
    static func insert(
        _ id: SubmissionID, dossier: DossierID, number: Int, at now: Instant, account: AccountID, name: String,
        edition: Int, due: Day, snapshot: Snapshot, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidance_submission
                (id, dossier_id, number, at, account_id, account_name, edition_number, due, content)
            VALUES (\(id), \(dossier), \(number), \(now), \(account), \(name), \(edition), \(due),
                \(Stored.json(snapshot)))
            """)
    }

    static func nextNumber(of dossier: DossierID, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COALESCE(MAX(number), 0) + 1 AS n FROM guidance_submission WHERE dossier_id = \(dossier)")
    }

    /// All submissions of a dossier, the newest first, each with its last decision.
    static func all(of dossier: DossierID, in tx: Transaction) throws -> [HandIn] {
        try tx.all(
            """
            SELECT s.id, s.number, s.at, s.account_name, s.edition_number, s.due, s.content,
                d.kind AS decision, d.at AS decided_at, d.account_name AS decided_by, d.reason
            FROM guidance_submission s
            LEFT JOIN guidance_decision d ON d.submission_id = s.id
                AND d.id = (SELECT MAX(x.id) FROM guidance_decision x WHERE x.submission_id = s.id)
            WHERE s.dossier_id = \(dossier) ORDER BY s.number DESC
            """, handIn)
    }

    static func insertDecision(
        _ id: ID<HandIn.Decision>, on submission: SubmissionID, _ kind: HandIn.Decision.Kind, reason: String,
        at now: Instant, account: AccountID, name: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidance_decision (id, submission_id, kind, at, account_id, account_name, reason)
            VALUES (\(id), \(submission), \(kind.rawValue), \(now), \(account), \(name), \(reason))
            """)
    }

    private static func handIn(_ row: Row) throws -> HandIn {
        let id: SubmissionID = try row["id"]
        let number: Int = try row["number"]
        let at: Instant = try row["at"]
        let by: String = try row["account_name"]
        let edition: Int = try row["edition_number"]
        let due: Day = try row["due"]
        let content: String = try row["content"]
        var decision: HandIn.Decision?
        if let kind: String = try row["decision"], let kind = HandIn.Decision.Kind(rawValue: kind) {
            decision = HandIn.Decision(
                kind: kind, at: try row["decided_at"], by: try row["decided_by"], reason: try row["reason"])
        }
        let snapshot = try snapshot(content)
        return HandIn(
            id: id, number: number, at: at, by: by, edition: edition, due: due, snapshot: snapshot, decision: decision)
    }

    private static func snapshot(_ text: String) throws -> Snapshot {
        do {
            return try JSONDecoder().decode(Snapshot.self, from: Data(text.utf8))
        } catch {
            throw DatabaseFault(.corrupt, "a submission cannot be read: \(error)")
        }
    }
}
