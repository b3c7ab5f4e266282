internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Organisation

/// The statistical forms that schools have handed in.
enum SubmittedFigureRows {
    struct Submitted: Sendable {
        let unit: UnitID
        let name: String
        let isAccepted: Bool
        let ownership: FigureOwnership
        let sheet: FigureSheet
    }

    private static let schools: SQL = "u.kind IN ('school', 'continuingCentre', 'otherCentre')"

    /// The last submission of every school that a condition on `m.unit_id` lets through; what was returned is out.
    static func all(
        _ letter: LetterID, _ call: Key, onlyAccepted: Bool, covers: SQL, in tx: Transaction
    ) throws -> [Submitted] {
        let states = onlyAccepted ? ["accepted"] : ["accepted", "submitted"]
        return try tx.all(
            """
            SELECT m.unit_id, u.name, u.ownership, m.state, s.content FROM guidance_dossier m
            JOIN organisation_unit u ON u.id = m.unit_id AND \(schools)
            JOIN guidance_submission s ON s.dossier_id = m.id
                AND s.number = (SELECT MAX(n.number) FROM guidance_submission n WHERE n.dossier_id = m.id)
            WHERE m.letter_id = \(letter) AND m.call_key = \(call.text) AND m.state IN \(list: states) AND \(covers)
            ORDER BY u.name_sort, m.unit_id
            """
        ) { row -> Submitted? in
            let content: String = try row["content"]
            let snapshot = try JSONDecoder().decode(Snapshot.self, from: Data(content.utf8))
            guard let sheet = snapshot.sheet else { return nil }
            let state: String = try row["state"]
            let ownership: Ownership? = try row["ownership"]
            return Submitted(
                unit: try row["unit_id"], name: try row["name"], isAccepted: state == "accepted",
                ownership: FigureOwnership(ownership), sheet: sheet)
        }.compactMap { (found: Submitted?) in found }
    }

    /// How many schools a call asks, of those that a condition on `m.unit_id` lets through.
    static func asked(_ call: Key, edition: EditionID, covers: SQL, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM guidance_call c JOIN guidance_member m ON m.audience_id = c.audience_id
            JOIN organisation_unit u ON u.id = m.unit_id AND \(schools)
            WHERE c.edition_id = \(edition) AND c.key = \(call.text) AND \(covers)
            """)
    }
}
