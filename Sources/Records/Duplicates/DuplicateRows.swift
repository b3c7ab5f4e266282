internal import Base
internal import Database
internal import Identity

/// Two records that are probably of one child: the same folded name and birth date.
struct DuplicatePair: Sendable {
    struct Side: Sendable {
        let id: PupilID
        let code: String?
        let name: String
        let sex: Sex
        let className: String
        /// Names of guardians, folded.
        let guardians: Set<String>
    }

    let born: Day
    let left: Side
    let right: Side

    /// Same sex, and a guardian of the same name or none known on a side: very likely one child.
    var isLikely: Bool {
        guard left.sex == right.sex else { return false }
        return left.guardians.isEmpty || right.guardians.isEmpty || !left.guardians.isDisjoint(with: right.guardians)
    }
}

/// Every statement about duplicates.
enum DuplicateRows {
    /// Pairs of pupils who sit in classes of a unit on a day. Walks the unit's pupils once and the index of births.
    static func pairs(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [DuplicatePair] {
        let year = SchoolYear(of: day)
        let seated: SQL =
            """
            SELECT s.id, s.code, s.name, s.name_fold, s.born_on, s.sex, c.name AS class_name
            FROM records_class c JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day))
            JOIN records_pupil s ON s.id = p.pupil_id
            WHERE c.unit_id = \(unit) AND c.school_year = \(year) AND s.merged_into IS NULL
            """
        let found: [(Day, String, DuplicatePair.Side)] = try tx.all(
            """
            SELECT a.id, a.code, a.name, a.name_fold, a.born_on, a.sex, a.class_name FROM (\(seated)) a
            WHERE EXISTS (SELECT 1 FROM (\(seated)) b
                WHERE b.born_on = a.born_on AND b.name_fold = a.name_fold AND b.id <> a.id)
            ORDER BY a.name_fold, a.born_on, a.id
            """
        ) { row in
            let id: PupilID = try row["id"]
            let side = DuplicatePair.Side(
                id: id, code: try row["code"], name: try row["name"], sex: try row["sex"],
                className: try row["class_name"], guardians: [])
            return (try row["born_on"], try row["name_fold"], side)
        }
        return try pair(found, tx)
    }

    private static func pair(
        _ found: [(born: Day, fold: String, side: DuplicatePair.Side)], _ tx: Transaction
    ) throws -> [DuplicatePair] {
        var pairs: [DuplicatePair] = []
        for (index, first) in found.enumerated() {
            for second in found[(index + 1)...].prefix(while: { $0.fold == first.fold })
            where second.born == first.born {
                pairs.append(
                    DuplicatePair(
                        born: first.born, left: try withGuardians(first.side, tx),
                        right: try withGuardians(second.side, tx)))
            }
        }
        return pairs
    }

    private static func withGuardians(_ side: DuplicatePair.Side, _ tx: Transaction) throws -> DuplicatePair.Side {
        let names: [String] = try tx.all(
            """
            SELECT g.name_fold FROM records_guardianship h JOIN records_guardian g ON g.id = h.guardian_id
            WHERE h.pupil_id = \(side.id)
            """
        ) { try $0["name_fold"] }
        return DuplicatePair.Side(
            id: side.id, code: side.code, name: side.name, sex: side.sex, className: side.className,
            guardians: Set(names))
    }

    /// Hides a record behind another. It stays whole, so that it can come back.
    ///
    /// - Parameter carrying: whether the record may take along what already hides behind it.
    /// - Returns: false when either was merged meanwhile.
    static func merge(
        _ id: PupilID, into other: PupilID, carrying: Bool = false, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        let alone: SQL = "NOT EXISTS (SELECT 1 FROM records_pupil o WHERE o.merged_into = \(id))"
        return try tx.run(
            """
            UPDATE records_pupil SET merged_into = \(other), version = version + 1, changed_at = \(now)
            WHERE id = \(id) AND merged_into IS NULL
                AND EXISTS (SELECT 1 FROM records_pupil o WHERE o.id = \(other) AND o.merged_into IS NULL)
                AND \(carrying ? .always : alone)
            """) == 1
    }

    static func part(_ id: PupilID, from other: PupilID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_pupil SET merged_into = NULL, version = version + 1, changed_at = \(now)
            WHERE id = \(id) AND merged_into = \(other)
            """) == 1
    }

    /// Records that are hidden behind one.
    static func hidden(behind id: PupilID, in tx: Transaction) throws -> [Pupil] {
        try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.two_sessions, s.more, s.version
            FROM records_pupil s WHERE s.merged_into = \(id) ORDER BY s.id
            """, PupilRows.pupil)
    }
}
