internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement behind the overview.
enum OverviewRows {
    /// How every unit that a call asks and a condition on `u.id` lets through stands, in the order of names, without
    /// what only a list shows: about a third of the cost of ``lines(_:_:edition:on:today:where:in:)``.
    ///
    /// - Parameter day: the day whose tree tells who stands under whom: an old year keeps its old tree.
    static func tallies(
        _ letter: LetterID, _ call: Call, edition: EditionID, on day: Day, today: Day, where condition: SQL,
        in tx: Transaction
    ) throws -> [Tally] {
        try tx.all(
            """
            SELECT u.id, u.levels, l.parent_id, d.state, d.first_submitted_at, d.extended_to, d.submitted_at
            FROM guidance_call c
            JOIN guidance_member m ON m.audience_id = c.audience_id
            JOIN organisation_unit u ON u.id = m.unit_id
            LEFT JOIN organisation_link l ON l.child_id = u.id AND l.hierarchy = 'administrative'
                AND l.valid_from <= \(day) AND (l.valid_to IS NULL OR l.valid_to > \(day))
            LEFT JOIN guidance_dossier d ON d.unit_id = u.id AND d.letter_id = \(letter)
                AND d.call_key = \(call.key.text)
            WHERE c.edition_id = \(edition) AND c.key = \(call.key.text) AND \(condition)
            ORDER BY u.name_sort, u.id
            """
        ) { row in
            let unit: UnitID = try row["id"]
            let levels: String = try row["levels"]
            let superior: UnitID? = try row["parent_id"]
            return Tally(
                unit: unit, superior: superior, levels: Level.list(levels),
                standing: try standing(row, call, today: today).standing, submittedAt: try row["submitted_at"])
        }
    }

    /// The names of units, for the superiors of tallies.
    static func names(of units: Set<UnitID>, in tx: Transaction) throws -> [UnitID: String] {
        guard !units.isEmpty else { return [:] }
        let list = SQL.joined(units.sorted().map { "\($0)" as SQL }, by: ", ")
        let pairs = try tx.all("SELECT id, name FROM organisation_unit WHERE id IN (\(list))") { row in
            let id: UnitID = try row["id"]
            return (id, try row["name"] as String)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func standing(_ row: Row, _ call: Call, today: Day) throws -> (standing: Standing, due: Day) {
        let state: String? = try row["state"]
        let first: Instant? = try row["first_submitted_at"]
        let extended: Day? = try row["extended_to"]
        let due = max(extended ?? call.due, call.due)
        return (
            Standing(
                state: state.flatMap(DossierState.init(rawValue:)), firstSubmitted: first, due: due, today: today),
            due
        )
    }

    /// Units whose name or code a search finds, and how well each fits.
    static func ranks(
        _ filter: OverviewFilter, where condition: SQL, in tx: Transaction
    ) throws -> [UnitID: Int] {
        let found = try tx.all(
            """
            SELECT u.id, u.name, u.code FROM organisation_unit u
            WHERE (\(SQL.holds("u.name_fold", filter.search.folded)) OR u.code = \(filter.search)) AND \(condition)
            """
        ) { row in
            let id: UnitID = try row["id"]
            return (id, filter.rank(name: try row["name"], code: try row["code"]))
        }
        return Dictionary(found) { first, _ in first }
    }

    /// The lines of a list, one for each tally and in their order.
    static func lines(
        of tallies: [Tally], _ letter: LetterID, _ call: Call, edition: EditionID, on day: Day, today: Day,
        in tx: Transaction
    ) throws -> [OverviewLine] {
        guard !tallies.isEmpty else { return [] }
        let found = try lines(
            letter, call, edition: edition, on: day, today: today,
            where: SQL.among("u.id", tallies.map(\.unit.text)), in: tx)
        let known = Dictionary(found.map { ($0.unit, $0) }) { first, _ in first }
        return tallies.compactMap { known[$0.unit] }
    }

    /// The lines of all units that a condition on `u.id` lets through, in the order of names.
    static func lines(
        _ letter: LetterID, _ call: Call, edition: EditionID, on day: Day, today: Day, where condition: SQL,
        in tx: Transaction
    ) throws -> [OverviewLine] {
        try tx.all(
            """
            SELECT u.id, u.name, u.code, u.kind, u.levels, l.parent_id,
                p.name AS parent_name, d.state, d.first_submitted_at, d.extended_to, d.submitted_at,
                (SELECT COUNT(*) FROM guidance_remark m WHERE m.dossier_id = d.id AND m.answer IS NULL) AS remarks
            FROM guidance_call c
            JOIN guidance_member m ON m.audience_id = c.audience_id
            JOIN organisation_unit u ON u.id = m.unit_id
            LEFT JOIN organisation_link l ON l.child_id = u.id AND l.hierarchy = 'administrative'
                AND l.valid_from <= \(day) AND (l.valid_to IS NULL OR l.valid_to > \(day))
            LEFT JOIN organisation_unit p ON p.id = l.parent_id
            LEFT JOIN guidance_dossier d ON d.unit_id = u.id AND d.letter_id = \(letter)
                AND d.call_key = \(call.key.text)
            WHERE c.edition_id = \(edition) AND c.key = \(call.key.text) AND \(condition)
            ORDER BY u.name_sort, u.id
            """
        ) { row in
            let id: UnitID = try row["id"]
            let name: String = try row["name"]
            let code: String = try row["code"]
            let kind: UnitKind = try row["kind"]
            let levels: String = try row["levels"]
            let superior: UnitID? = try row["parent_id"]
            let superiorName: String? = try row["parent_name"]
            let (standing, due) = try standing(row, call, today: today)
            let submitted: Instant? = try row["submitted_at"]
            return OverviewLine(
                unit: id, name: name, code: code, kind: kind,
                levels: Level.list(levels), superior: superior, superiorName: superiorName ?? "–", standing: standing,
                due: due, submittedAt: submitted, openRemarks: try row["remarks"])
        }
    }

    /// For each task, how many units that a condition lets through have filled it in for a call.
    static func filled(
        _ letter: LetterID, _ call: Key, where condition: SQL, in tx: Transaction
    ) throws -> [String: Int] {
        let pairs = try tx.all(
            """
            SELECT e.task_key, COUNT(*) AS n FROM guidance_entry e JOIN guidance_dossier u ON u.id = e.dossier_id
            WHERE u.letter_id = \(letter) AND u.call_key = \(call.text) AND e.filled AND u.state <> 'draft'
                AND \(condition)
            GROUP BY e.task_key
            """
        ) { row in
            let key: String = try row["task_key"]
            return (key, try row["n"] as Int)
        }
        return Dictionary(pairs, uniquingKeysWith: +)
    }
}
