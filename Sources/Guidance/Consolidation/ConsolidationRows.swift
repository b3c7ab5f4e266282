internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Organisation

/// Draws the figures of a consolidated report from what the units below handed in.
enum ConsolidationRows {
    /// The figures of one call over all units that `covers` lets through, as they stand now.
    static func draw(
        _ letter: LetterID, _ call: Call, edition: EditionID, except unit: UnitID, covers: SQL, in tx: Transaction
    ) throws -> Consolidation {
        var result = Consolidation()
        result.asked = try tx.count(
            """
            SELECT COUNT(*) AS n FROM guidance_call c JOIN guidance_member m ON m.audience_id = c.audience_id
            WHERE c.edition_id = \(edition) AND c.key = \(call.key.text) AND m.unit_id <> \(unit) AND \(covers)
            """)
        let reports = try tx.all(
            """
            SELECT m.unit_id, u.name, m.state, m.first_submitted_at, m.extended_to, s.id AS submission,
                CASE WHEN m.state = 'accepted' THEN s.content END AS content
            FROM guidance_dossier m
            JOIN organisation_unit u ON u.id = m.unit_id
            JOIN guidance_submission s ON s.dossier_id = m.id
                AND s.number = (SELECT MAX(n.number) FROM guidance_submission n WHERE n.dossier_id = m.id)
            WHERE m.letter_id = \(letter) AND m.call_key = \(call.key.text) AND m.unit_id <> \(unit) AND \(covers)
            ORDER BY u.name_sort, m.unit_id
            """, report)
        for report in reports {
            result.submitted += 1
            let due = max(report.extendedTo ?? call.due, call.due)
            if let first = report.firstSubmitted, first.day > due { result.late += 1 }
            guard let entries = report.entries else { continue }
            result.accepted += 1
            result.add(report.source, entries: entries)
        }
        return result
    }

    private struct Report {
        let source: Consolidation.Source
        let firstSubmitted: Instant?
        let extendedTo: Day?
        let entries: [String: [String: String]]?
    }

    private static func report(_ row: Row) throws -> Report {
        let unit: String = try row["unit_id"]
        let name: String = try row["name"]
        let first: Instant? = try row["first_submitted_at"]
        let extended: Day? = try row["extended_to"]
        let submission: String = try row["submission"]
        let content: String? = try row["content"]
        let snapshot = try content.map { try JSONDecoder().decode(Snapshot.self, from: Data($0.utf8)) }
        return Report(
            source: Consolidation.Source(unit: unit, name: name, submission: submission), firstSubmitted: first,
            extendedTo: extended, entries: snapshot?.entries)
    }
}
