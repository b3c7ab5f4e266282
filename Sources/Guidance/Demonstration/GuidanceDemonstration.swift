public import Base
public import Database
public import Identity
internal import Letters
internal import Organisation

/// Fills a published letter with the work of its units, as it might stand some days after the plans were due. Written
/// in bulk, and believable: most are accepted, some wait, some were returned with remarks, some are late.
public enum GuidanceDemonstration {
    /// Reads a letter, proposes its tasks, gives each the evidence a department might ask for, and publishes it.
    ///
    /// - Returns: how many units are asked.
    public static func publish(
        _ text: String, name: String, by login: String, at now: Instant, in tx: Transaction
    ) throws -> Int {
        let permit = try Permit<ManageLetters>.demonstration(login, tree: OrganisationTree(), at: now, in: tx)
        let letter = try LetterReader.read(text).letter
        let id = try ImportLetter.run(letter, sourceName: name, sourceText: text, by: permit, in: tx)
        let draft = try EditEdition.draft(id, version: nil, by: permit, in: tx)
        return try EditEdition.publish(draft, note: "", by: permit, in: tx)
    }

    /// Writes plans for every unit that the newest published letter asks.
    ///
    /// - Parameters:
    ///   - untouched: units that begin with an empty plan, for trying the program out.
    public static func fill(
        from seed: UInt64, untouched: Set<UnitID>, today: Day, in tx: Transaction
    ) throws {
        guard let (letter, edition) = try newestLetter(in: tx) else { return }
        let tasks = try TaskRows.all(of: edition.id, in: tx)
        for call in try CallRows.all(of: edition.id, in: tx) where call.due <= today.adding(days: 5) {
            let units = try membersOf(call, edition, in: tx)
            var writer = DemonstrationPlans(
                letter: letter, edition: edition, call: call, tasks: tasks, seed: seed, today: today)
            for unit in units where !untouched.contains(unit) { writer.add(unit) }
            try writer.write(in: tx)
        }
    }

    private static func newestLetter(in tx: Transaction) throws -> (LetterID, Edition)? {
        guard let line = try EditionRows.lines(where: SQL.always, in: tx).first(where: { $0.published != nil }),
            let edition = try EditionRows.published(of: line.letter, in: tx)
        else { return nil }
        return (line.letter, edition)
    }

    private static func membersOf(_ call: Call, _ edition: Edition, in tx: Transaction) throws -> [UnitID] {
        try AudienceRows.members(of: call.key, edition: edition.id, in: tx)
    }
}
