internal import Base
internal import Database
internal import Identity

/// The statements that move what belongs to a child from one record to another and back.
enum JoinMoveRows {
    private static func table(_ many: JoinContent.Many) -> SQL {
        switch many {
        case .reward: "records_reward"
        case .health: "records_health"
        case .violence: "records_violence"
        }
    }

    private static func table(_ single: JoinContent.Single) -> SQL {
        switch single {
        case .identity: "records_pupil_identity"
        case .origin: "records_pupil_origin"
        case .photo: "records_photo"
        }
    }

    static func moveAll(_ many: JoinContent.Many, of hide: PupilID, to keep: PupilID, in tx: Transaction) throws
        -> [String]
    {
        let table = table(many)
        let ids: [String] = try tx.all("SELECT id FROM \(table) WHERE pupil_id = \(hide) ORDER BY id") { try $0["id"] }
        try tx.run("UPDATE \(table) SET pupil_id = \(keep) WHERE pupil_id = \(hide)")
        return ids
    }

    static func moveBack(
        _ many: JoinContent.Many, _ ids: [String], of keep: PupilID, to hide: PupilID, in tx: Transaction
    ) throws {
        for id in ids {
            try tx.run("UPDATE \(table(many)) SET pupil_id = \(hide) WHERE id = \(id) AND pupil_id = \(keep)")
        }
    }

    /// - Returns: whether there was a row, and none in its place.
    static func move(
        _ single: JoinContent.Single, of hide: PupilID, to keep: PupilID, in tx: Transaction
    ) throws -> Bool {
        let table = table(single)
        return try tx.run(
            """
            UPDATE \(table) SET pupil_id = \(keep) WHERE pupil_id = \(hide)
                AND NOT EXISTS (SELECT 1 FROM \(table) o WHERE o.pupil_id = \(keep))
            """) == 1
    }

    /// Takes the other's number where the record that stays has none; no two records may have it at once.
    static func moveNumber(of hide: PupilID, to keep: PupilID, in tx: Transaction) throws -> String? {
        let number = try tx.first(
            """
            SELECT h.number FROM records_pupil_identity h JOIN records_pupil_identity k ON k.pupil_id = \(keep)
            WHERE h.pupil_id = \(hide) AND h.number IS NOT NULL AND k.number IS NULL
            """
        ) { try $0["number"] as String }
        if let number { try give(number, of: hide, to: keep, in: tx) }
        return number
    }

    static func give(_ number: String, of old: PupilID, to new: PupilID, in tx: Transaction) throws {
        let isThere = try tx.run(
            "UPDATE records_pupil_identity SET number = NULL WHERE pupil_id = \(old) AND number = \(number)")
        if isThere == 1 {
            try tx.run("UPDATE records_pupil_identity SET number = \(number) WHERE pupil_id = \(new)")
        }
    }

    static func moveCode(of hide: PupilID, to keep: PupilID, in tx: Transaction) throws -> String? {
        let code = try tx.first(
            """
            SELECT h.code FROM records_pupil h JOIN records_pupil k ON k.id = \(keep)
            WHERE h.id = \(hide) AND h.code IS NOT NULL AND k.code IS NULL
            """
        ) { try $0["code"] as String }
        if let code { try give(code: code, of: hide, to: keep, in: tx) }
        return code
    }

    static func give(code: String, of old: PupilID, to new: PupilID, in tx: Transaction) throws {
        if try tx.run("UPDATE records_pupil SET code = NULL WHERE id = \(old) AND code = \(code)") == 1 {
            try tx.run("UPDATE records_pupil SET code = \(code) WHERE id = \(new)")
        }
    }

    static func addGuardians(of hide: PupilID, to keep: PupilID, in tx: Transaction) throws -> [GuardianID] {
        let missing: [(id: GuardianID, relation: Guardian.Relation)] = try tx.all(
            """
            SELECT h.guardian_id, h.relation FROM records_guardianship h
            JOIN records_guardian g ON g.id = h.guardian_id WHERE h.pupil_id = \(hide)
                AND NOT EXISTS (SELECT 1 FROM records_guardianship k JOIN records_guardian o ON o.id = k.guardian_id
                    WHERE k.pupil_id = \(keep)
                        AND (o.id = g.id OR (o.name_fold = g.name_fold AND o.phone = g.phone
                            AND (g.account_id IS NULL OR g.account_id = o.account_id))))
            ORDER BY h.guardian_id
            """
        ) { (try $0["guardian_id"], try $0["relation"]) }
        for guardian in missing { try GuardianRows.link(keep, guardian.id, guardian.relation, in: tx) }
        return missing.map(\.id)
    }

    /// Writes what is to be changed of placements, each back to the row that was read.
    static func write(
        _ placements: [Placement], was before: [Placement], at now: Instant, in tx: Transaction
    ) throws {
        let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        for placement in placements where old[placement.id] != placement {
            try tx.run(
                """
                UPDATE records_placement SET pupil_id = \(placement.pupil), valid_to = \(placement.to),
                    entry = \(placement.entry), leaving = \(placement.leaving), reason = \(placement.reason),
                    changed_at = \(now)
                WHERE id = \(placement.id)
                """)
        }
    }

    /// The record changed although none of its own columns did: what would undo an older change must notice.
    static func touch(_ id: PupilID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE records_pupil SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}
