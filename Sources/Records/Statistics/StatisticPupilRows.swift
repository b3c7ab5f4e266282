internal import Base
internal import Database
internal import Identity

/// The pupils of a form: by groups for its numbers, one by one for the records behind a number.
enum StatisticPupilRows {
    /// What a form asks of pupils beyond what every form asks; each costs a little for every pupil of a city.
    struct Asked: Sendable {
        var months = false
        var support = false
    }

    static func groups(
        _ scope: StatisticScope, _ asked: Asked, in tx: Transaction
    ) throws -> [StatisticRows.PupilGroup] {
        var counts: [Key: Int] = [:]
        let then = try Then(scope.day, in: tx)
        let classes = then.classes
        if then.differs, let sitting = scope.sitting {
            // One school: by what was so on the day.
            let those: SQL = "c.unit_id IN \(list: scope.schools)"
            let from = from(classes.records(where: those), scope, origin: .always)
            for (key, count) in try keys(then.facts, from + then.join(of: sitting), those, scope, asked, in: tx) {
                counts[key, default: 0] += count
            }
            return counts.compactMap { key, count in key.group(count, scope.day, asked) }
        }
        let pieces = tx.sortsOnDisk ? [scope.schools] : scope.schools.map { [$0] }
        for schools in pieces where !schools.isEmpty {
            let those: SQL = "c.unit_id IN \(list: schools)"
            let from = from(classes.records(where: those), scope)
            for (key, count) in try keys(.now(scope.day), from, those, scope, asked, in: tx) {
                counts[key, default: 0] += count
            }
        }
        if then.differs {
            for moved in try moved(then, scope, asked, in: tx) {
                counts[moved.now, default: 0] -= moved.count
                counts[moved.then, default: 0] += moved.count
            }
        }
        return counts.compactMap { key, count in count == 0 ? nil : key.group(count, scope.day, asked) }
    }

    /// What was otherwise on the day.
    private struct Then {
        let classes: AsOf<ClassField>
        let pupils: AsOf<PupilField>
        let origins: AsOf<OriginField>

        init(_ day: Day, in tx: Transaction) throws {
            classes = try AsOf(day, in: tx)
            pupils = try AsOf(day, in: tx)
            origins = try AsOf(day, in: tx)
        }

        var differs: Bool { pupils.differs || origins.differs }
        var facts: Facts { Facts(pupils, origins) }

        func join(of ids: SQL?) -> SQL { pupils.join(of: ids) + origins.join(of: ids) }
    }

    /// The columns that facts are made of.
    private struct Facts {
        let born: SQL
        let sex: SQL
        let sessions: SQL
        let boarding: SQL
        let more: SQL
        let ethnicity: SQL
        let disability: SQL
        let policy: SQL

        init(_ pupils: AsOf<PupilField>, _ origins: AsOf<OriginField>) {
            born = pupils.value(.born)
            sex = pupils.value(.sex)
            sessions = pupils.value(.twoSessions)
            boarding = pupils.value(.boarding)
            more = pupils.value(.more)
            ethnicity = origins.value(.ethnicity)
            disability = origins.value(.disability)
            policy = origins.value(.policy)
        }

        static func now(_ day: Day) -> Facts { Facts(.now(day), .now(day)) }
    }

    /// Pupils of whom something was otherwise, as they are and as they were: few, so that everybody else is counted
    /// without a look at the past.
    private static func moved(
        _ then: Then, _ scope: StatisticScope, _ asked: Asked, in tx: Transaction
    ) throws -> [(now: Key, then: Key, count: Int)] {
        let classes = then.classes.records(where: scope.holds("c.unit_id"))
        let those: SQL =
            """
            SELECT e.pupil_id FROM records_pupil_past e WHERE e.valid_to > \(scope.day)
            UNION SELECT e.pupil_id FROM records_origin_past e WHERE e.valid_to > \(scope.day)
            """
        return try tx.all(
            """
            SELECT grade, entry, disability, facts, disability_then, facts_then, COUNT(*) AS n FROM (
                SELECT c.grade, p.entry, o.disability, \(facts(.now(scope.day), scope, asked)) AS facts,
                    \(then.facts.disability) AS disability_then, \(facts(then.facts, scope, asked)) AS facts_then
                FROM (\(those)) k
                JOIN records_pupil s ON s.id = k.pupil_id
                JOIN records_placement p ON p.pupil_id = s.id AND p.valid_from <= \(scope.day)
                    AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
                JOIN \(classes) c ON c.id = p.class_id
                LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
                \(then.join(of: nil))
                WHERE \(scope.holds("c.unit_id")) AND \(kept(scope))) g
            GROUP BY grade, entry, disability, facts, disability_then, facts_then
            """
        ) { row in
            let grade: String = try row["grade"]
            let entry: String = try row["entry"]
            let now = Key(grade: grade, entry: entry, disability: try row["disability"], facts: try row["facts"])
            let then = Key(
                grade: grade, entry: entry, disability: try row["disability_then"], facts: try row["facts_then"])
            return (now, then, try row["n"])
        }
    }

    /// Every pupil of one school with what the form asks.
    static func lines(
        _ scope: StatisticScope, _ asked: Asked, in tx: Transaction
    ) throws -> [(line: PupilLine, group: StatisticRows.PupilGroup)] {
        let then = try Then(scope.day, in: tx)
        let classes = then.classes.records(where: scope.holds("c.unit_id"))
        let those = PupilListRows.sitting(at: scope.holds("d.unit_id"), scope.year)
        return try tx.all(
            """
            SELECT s.id, s.code, \(PupilListRows.shown(then.pupils)), c.name AS class_name, c.unit_id, c.grade, p.entry,
                \(then.facts.disability) AS disability, \(facts(then.facts, scope, asked)) AS facts
            \(from(classes, scope, origin: .always)) \(then.join(of: those))
            WHERE \(scope.holds("c.unit_id")) AND \(kept(scope))
            ORDER BY c.grade, c.name_sort, \(then.pupils.sortKey(.name)), s.id
            """
        ) { row in
            guard let group = try key(row).group(1, scope.day, asked) else { return nil }
            return (line: try PupilListRows.line(row), group: group)
        }.compactMap { (found: (line: PupilLine, group: StatisticRows.PupilGroup)?) in found }
    }

    /// What the rows of one group share. Birth and yes-or-no facts are one number: an engine sorts numbers in two
    /// thirds of the time that it needs for the same facts written one after the other.
    private struct Key: Hashable {
        let grade: String
        let entry: String
        let disability: String?
        let facts: Int

        func group(_ count: Int, _ day: Day, _ asked: Asked) -> StatisticRows.PupilGroup? {
            guard let entry = Entry(rawValue: entry) else { return nil }
            let holds = { (bit: Int) in facts & bit != 0 }
            let born = facts / 512
            return StatisticRows.PupilGroup(
                grade: grade, birthYear: asked.months ? born / 24 : born,
                months: asked.months ? (day.year * 12 + day.month - 1) - born / 2 - born % 2 : nil,
                sex: holds(1) ? .female : .male, isMinority: holds(2), entry: entry, twoSessions: holds(4),
                boards: holds(8), disability: disability, hasPolicy: holds(16), support: facts & 480, count: count)
        }
    }

    private static func keys(
        _ facts: Facts, _ from: SQL, _ those: SQL, _ scope: StatisticScope, _ asked: Asked, in tx: Transaction
    ) throws -> [(key: Key, count: Int)] {
        try tx.all(
            """
            SELECT grade, entry, disability, facts, COUNT(*) AS n FROM (
                SELECT c.grade, p.entry, \(facts.disability) AS disability, \(self.facts(facts, scope, asked)) AS facts
                \(from) WHERE \(those) AND \(kept(scope))) g
            GROUP BY grade, entry, disability, facts
            """
        ) { row in (try key(row), try row["n"]) }
    }

    private static func key(_ row: Row) throws -> Key {
        Key(
            grade: try row["grade"], entry: try row["entry"], disability: try row["disability"],
            facts: try row["facts"])
    }

    /// - Parameter origin: which rows of what is sensitive are looked at: by those of today that say something, which
    ///   an index holds.
    private static func from(
        _ classes: SQL, _ scope: StatisticScope,
        origin: SQL = "(o.disability IS NOT NULL OR o.policy IS NOT NULL OR o.ethnicity NOT IN ('01', '55'))"
    ) -> SQL {
        """
        FROM \(classes) c
        JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(scope.day)
            AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
        JOIN records_pupil s ON s.id = p.pupil_id
        LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id AND \(origin)
        """
    }

    private static func kept(_ scope: StatisticScope) -> SQL {
        "c.school_year = \(scope.year) AND s.merged_into IS NULL"
    }

    private static func facts(_ facts: Facts, _ scope: StatisticScope, _ asked: Asked) -> SQL {
        let months: SQL =
            """
            ((CAST(SUBSTR(\(facts.born), 1, 4) AS INTEGER) * 12 + CAST(SUBSTR(\(facts.born), 6, 2) AS INTEGER) - 1) * 2
            + CASE WHEN SUBSTR(\(facts.born), 9, 2) > \(String(scope.day.iso.suffix(2))) THEN 1 ELSE 0 END)
            """
        let more = facts.more
        let support: SQL =
            """
            + CASE WHEN \(more) = '{}' THEN 0 ELSE
                CASE WHEN \(more) LIKE '%"IS_MIEN_HOC_PHI":"1"%' THEN 32 ELSE 0 END
                + CASE WHEN \(more) LIKE '%"IS_GIAM_HOC_PHI":"1"%' THEN 64 ELSE 0 END
                + CASE WHEN \(more) LIKE '%"IS_HO_TRO_CHI_PHI_HOC_TAP":"1"%' THEN 128 ELSE 0 END
                + CASE WHEN \(more) LIKE '%"IS_HO_TRO_AN_TRUA":"1"%' THEN 256 ELSE 0 END END
            """
        return """
            \(asked.months ? months : "CAST(SUBSTR(\(facts.born), 1, 4) AS INTEGER)") * 512
            + CASE WHEN \(facts.sex) = \(Sex.female) THEN 1 ELSE 0 END
            + CASE WHEN \(facts.ethnicity) IS NULL OR \(facts.ethnicity) IN ('01', '55') THEN 0 ELSE 2 END
            + \(facts.sessions) * 4
            + CASE WHEN \(facts.boarding) IS NULL THEN 0 ELSE 8 END
            + CASE WHEN \(facts.policy) IS NULL THEN 0 ELSE 16 END \(asked.support ? support : "")
            """
    }
}
