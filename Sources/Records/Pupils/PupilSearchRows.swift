internal import Base
internal import Database
internal import Identity

/// Finding pupils of a whole reach by their names.
enum PupilSearchRows {
    /// How many of those found are put in order; whoever finds more is asked for more letters.
    private static let mostOrdered = 200

    /// By words of the name in any order, each whole and the last one perhaps still in the typing; by the beginnings of
    /// all words when nobody is called so. On a past day by what somebody was called then.
    ///
    /// - Parameter reach: a condition on `p.unit_id`.
    /// - Returns: at most `limit`, in the order of names among the first two hundred found.
    static func search(_ filter: PupilFilter, reach: SQL, limit: Int, in tx: Transaction) throws -> [PupilLine] {
        // Names of which there are very many are found by whole words without looking at all that begin so.
        let whole = try search(filter, match: .whole, reach: reach, in: tx)
        if whole.count == mostOrdered { return Array(whole.prefix(limit)) }
        let typed = try search(filter, match: .lastBegins, reach: reach, in: tx)
        let found = typed.isEmpty ? try search(filter, match: .allBegin, reach: reach, in: tx) : typed
        return Array(found.prefix(limit))
    }

    private static func search(
        _ filter: PupilFilter, match: WordSearch.Match, reach: SQL, in tx: Transaction
    ) throws -> [PupilLine] {
        guard
            let words = WordSearch(
                "records_pupil", "s", column: "name_fold", words: filter.search.folded, match: match)
        else { return [] }
        let then = try PupilListRows.then(filter, tx)
        let held = PupilListRows.held(filter)
        let otherwise: SQL =
            "SELECT 1 FROM records_pupil_past e WHERE \(named(on: filter.day)) AND e.pupil_id = s.id"
        // Looked for by the index of today's names, but for those who bore another one on the day.
        let present: SQL =
            """
            SELECT s.id FROM \(words.source) JOIN records_placement p ON p.pupil_id = s.id
            WHERE \(words.condition) AND s.merged_into IS NULL AND \(held) AND \(reach)
                AND \(then.differs ? "NOT EXISTS (\(otherwise))" : .always)
            LIMIT \(mostOrdered)
            """
        var found: SQL = "(\(present))"
        if then.differs {
            found = """
                (SELECT w.id FROM (\(present)) w UNION SELECT w.id FROM (\(past(filter, match, reach))) w)
                """
        }
        return try tx.all(
            """
            SELECT s.id, s.code, \(PupilListRows.shown(then)), \(ClassRows.name(filter)) AS class_name, c.unit_id
            FROM \(found) f
            JOIN records_pupil s ON s.id = f.id
            JOIN records_placement p ON p.pupil_id = s.id AND \(held)
            JOIN records_class c ON c.id = p.class_id \(then.join(of: "SELECT w.id FROM \(found) w"))
            ORDER BY \(then.sortKey(.name)), s.id LIMIT \(mostOrdered)
            """, PupilListRows.line)
    }

    /// Names of before that were still borne after the day.
    private static func named(on day: Day) -> SQL {
        "e.field = \(PupilField.name.rawValue) AND e.valid_to > \(day)"
    }

    /// Whoever bore such a name on the day and bears another one since.
    private static func past(_ filter: PupilFilter, _ match: WordSearch.Match, _ reach: SQL) -> SQL {
        let words = filter.search.folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let conditions = words.enumerated().map { index, word -> SQL in
            let begins = match == .allBegin || (match == .lastBegins && index == words.count - 1)
            return SQL.holds(in: "' ' || e.value_fold || ' '", begins ? " \(word)" : " \(word) ")
        }
        return """
            SELECT e.pupil_id AS id FROM records_pupil_past e JOIN records_pupil s ON s.id = e.pupil_id
            JOIN records_placement p ON p.pupil_id = e.pupil_id
            WHERE \(named(on: filter.day)) AND \(SQL.joined(conditions, by: " AND "))
                AND e.valid_to = (SELECT MIN(o.valid_to) FROM records_pupil_past o WHERE o.pupil_id = e.pupil_id
                    AND o.field = e.field AND o.valid_to > \(filter.day))
                AND s.merged_into IS NULL AND \(PupilListRows.held(filter)) AND \(reach)
            LIMIT \(mostOrdered)
            """
    }
}
