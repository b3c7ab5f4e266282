internal import Base
internal import Database
internal import Identity

/// The statements behind what units are told of an edition: three, whatever the number of units.
enum EditionNewsRows {
    static func asks(of edition: EditionID, in tx: Transaction) throws -> EditionAsks {
        let tasks = try tx.all(
            "SELECT key, title, due, text, evidence, audience_id FROM guidance_task WHERE edition_id = \(edition)"
        ) { row in
            let words: [String] = [try row["title"], try row["text"], try row["evidence"]]
            return EditionAsks.Item(
                key: try Key.stored(try row["key"]), title: try row["title"], due: try row["due"], words: words,
                audience: try row["audience_id"])
        }
        let calls = try tx.all(
            "SELECT key, title, due, form, audience_id FROM guidance_call WHERE edition_id = \(edition)"
        ) { row in
            let words: [String] = [try row["title"], try row["form"]]
            return EditionAsks.Item(
                key: try Key.stored(try row["key"]), title: try row["title"], due: try row["due"], words: words,
                audience: try row["audience_id"])
        }
        let members = try tx.all(
            """
            SELECT m.unit_id, m.audience_id FROM guidance_member m
            JOIN guidance_audience a ON a.id = m.audience_id WHERE a.edition_id = \(edition)
            """
        ) { row in
            let unit: UnitID = try row["unit_id"]
            return (unit, Set([try row["audience_id"] as ID<Audience>]))
        }
        return EditionAsks(
            items: calls + tasks, members: Dictionary(members) { $0.union($1) })
    }
}
