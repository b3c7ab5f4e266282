public import Base
internal import Database
public import Identity

/// Something that a unit still has to hand in.
public struct OpenDuty: Sendable {
    public let unit: UnitID
    public let unitName: String
    public let title: String
    public let due: Day
    public let path: String
}

/// The statement behind reminders.
enum DutyRows {
    /// What the newest editions ask for and nobody has handed in; the rule is ``Standing``. A dossier that was returned
    /// has its own message and is not reminded of.
    static func open(due days: ClosedRange<Day>, today: Day, in tx: Transaction) throws -> [OpenDuty] {
        try tx.all(
            """
            SELECT u.id, u.name, e.letter_id, c.key, c.title, c.due, d.state, d.first_submitted_at, d.extended_to
            FROM guidance_edition e
            JOIN guidance_call c ON c.edition_id = e.id
            JOIN guidance_member m ON m.audience_id = c.audience_id
            JOIN organisation_unit u ON u.id = m.unit_id
            LEFT JOIN guidance_dossier d ON d.unit_id = u.id AND d.letter_id = e.letter_id AND d.call_key = c.key
            WHERE e.state = 'published' AND e.number = (SELECT MAX(n.number) FROM guidance_edition n
                    WHERE n.letter_id = e.letter_id AND n.state = 'published')
                AND c.due <= \(days.upperBound) AND COALESCE(d.extended_to, c.due) >= \(days.lowerBound)
            ORDER BY u.id, c.due, c.key
            """
        ) { row in
            let unit: UnitID = try row["id"]
            let name: String = try row["name"]
            let letter: LetterID = try row["letter_id"]
            let key: String = try row["key"]
            let title: String = try row["title"]
            let due: Day = try row["due"]
            let state: String? = try row["state"]
            let first: Instant? = try row["first_submitted_at"]
            let extended: Day? = try row["extended_to"]
            let last = max(extended ?? due, due)
            let standing = Standing(
                state: state.flatMap(DossierState.init(rawValue:)), firstSubmitted: first, due: last, today: today)
            guard [.open, .overdue].contains(standing.group), days.contains(last) else { return nil }
            let path = DossierPath(letter, try Key.stored(key), unit).base
            return OpenDuty(unit: unit, unitName: name, title: title, due: last, path: path)
        }.compactMap { (duty: OpenDuty?) in duty }
    }
}
