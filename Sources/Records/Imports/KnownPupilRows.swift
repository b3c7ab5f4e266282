internal import Base
internal import Database
internal import Identity

/// The statement that finds everybody whom many rows may mean.
enum KnownPupilRows {
    static func all(meantBy rows: some Sequence<PupilDraft.Values>, in tx: Transaction) throws -> [KnownPupil] {
        var codes: Set<String> = []
        var numbers: Set<String> = []
        var births: [(String, String)] = []
        for values in rows {
            if let code = values.code { codes.insert(code) }
            if let number = values.number { numbers.insert(number) }
            births.append((values.born.iso, values.name.folded))
        }
        var found = try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.two_sessions, s.more, s.version,
                s.merged_into, i.number, i.birthplace, i.address, i.phone, o.ethnicity, o.disability,
                p.id AS placement_id, p.unit_id, p.class_id, p.valid_from, p.valid_to, p.entry, p.leaving, p.reason,
                u.name AS unit_name
            FROM records_pupil s
            LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
            LEFT JOIN records_placement p ON p.pupil_id = s.id AND NOT EXISTS (
                SELECT 1 FROM records_placement n WHERE n.pupil_id = s.id AND n.valid_from > p.valid_from)
            LEFT JOIN organisation_unit u ON u.id = p.unit_id
            WHERE s.id IN (
                SELECT c.id FROM \(SQL.rows(codes)) k CROSS JOIN records_pupil c WHERE c.code = k.value
                UNION SELECT c.pupil_id FROM \(SQL.rows(numbers)) k CROSS JOIN records_pupil_identity c
                    WHERE c.number = k.value
                UNION SELECT c.id FROM \(SQL.rows(pairs: births)) k CROSS JOIN records_pupil c
                    WHERE c.born_on = k.one AND c.name_fold = k.two)
            """, known)
        if found.isEmpty { return [] }
        let ids = Set(found.map(\.pupil.id.text))
        let pasts = try PastRows<PupilField>.spans(SQL.among("e.pupil_id", ids), in: tx)
        let origins = try PastRows<OriginField>.spans(SQL.among("e.pupil_id", ids), in: tx)
        for index in found.indices {
            found[index].past = pasts[found[index].pupil.id.text] ?? [:]
            found[index].originPast = origins[found[index].pupil.id.text] ?? [:]
        }
        return found
    }

    private static func known(_ row: Row) throws -> KnownPupil {
        let pupil = try PupilRows.pupil(row)
        let merged: PupilID? = try row["merged_into"]
        let sensitive = try SensitiveRows.values(row)
        let placement = try placement(row, of: pupil.id)
        let name: String? = try row["unit_name"]
        return KnownPupil(
            pupil: pupil, sensitive: sensitive, last: placement, unitName: name ?? "–", isMerged: merged != nil)
    }

    private static func placement(_ row: Row, of pupil: PupilID) throws -> Placement? {
        let id: PlacementID? = try row["placement_id"]
        guard let id else { return nil }
        let unit: UnitID = try row["unit_id"]
        let seat: ClassID = try row["class_id"]
        let from: Day = try row["valid_from"]
        let to: Day? = try row["valid_to"]
        let entry: Entry = try row["entry"]
        let leaving: Leaving? = try row["leaving"]
        return Placement(
            id: id, pupil: pupil, unit: unit, classID: seat, from: from, to: to, entry: entry, leaving: leaving,
            reason: try row["reason"])
    }
}
