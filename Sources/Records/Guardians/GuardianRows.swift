internal import Base
internal import Database
internal import Identity

/// A child of the person who asks: made only from the account's own guardianship.
struct OwnChild: Sendable {
    let pupil: PupilID

    fileprivate init(_ pupil: PupilID) { self.pupil = pupil }
}

/// Every statement about guardians.
enum GuardianRows {
    static func all(of child: Disclosure<IdentityData>, in tx: Transaction) throws -> [Guardian] {
        try tx.all(
            """
            SELECT g.id, g.name, h.relation, g.birth_year, g.occupation, g.phone, a.login
            FROM records_guardianship h JOIN records_guardian g ON g.id = h.guardian_id
            LEFT JOIN identity_account a ON a.id = g.account_id
            WHERE h.pupil_id = \(child.subject) ORDER BY h.relation, g.name, g.id
            """
        ) { row in
            let id: GuardianID = try row["id"]
            let name: String = try row["name"]
            let relation: Guardian.Relation = try row["relation"]
            return Guardian(
                id: id, name: name, relation: relation, birthYear: try row["birth_year"],
                occupation: try row["occupation"], phone: try row["phone"], login: try row["login"])
        }
    }

    /// Somebody of the same name and phone: brothers and sisters have the same guardian.
    static func same(_ guardian: Guardian, in tx: Transaction) throws -> GuardianID? {
        guard !guardian.phone.isEmpty else { return nil }
        return try tx.first(
            """
            SELECT id FROM records_guardian WHERE phone = \(guardian.phone) AND name_fold = \(guardian.name.folded)
            ORDER BY id LIMIT 1
            """
        ) { try $0["id"] }
    }

    static func insert(_ guardian: Guardian, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_guardian (id, name, name_fold, birth_year, occupation, phone)
            VALUES (\(guardian.id), \(guardian.name), \(guardian.name.folded), \(guardian.birthYear),
                \(guardian.occupation), \(guardian.phone))
            """)
    }

    static func link(_ pupil: PupilID, _ guardian: GuardianID, _ relation: Guardian.Relation, in tx: Transaction) throws
    {
        try tx.run(
            """
            INSERT INTO records_guardianship (pupil_id, guardian_id, relation)
            VALUES (\(pupil), \(guardian), \(relation))
            ON CONFLICT (pupil_id, guardian_id) DO UPDATE SET relation = excluded.relation
            """)
    }

    static func unlink(_ pupil: PupilID, _ guardian: GuardianID, in tx: Transaction) throws -> Bool {
        try tx.run(
            "DELETE FROM records_guardianship WHERE pupil_id = \(pupil) AND guardian_id = \(guardian)") == 1
    }

    static func setAccount(_ account: AccountID, of guardian: GuardianID, in tx: Transaction) throws {
        try tx.run("UPDATE records_guardian SET account_id = \(account) WHERE id = \(guardian)")
    }

    /// Guardians who are this account or have this id, of whom something beside the name is kept although none of their
    /// children is at a school on the day or will be.
    private static func released(_ id: String, on day: Day) -> SQL {
        """
        (id = \(id) OR account_id = \(id)) AND (phone <> '' OR occupation <> '' OR birth_year IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1 FROM records_guardianship h JOIN records_placement p ON p.pupil_id = h.pupil_id
            WHERE h.guardian_id = records_guardian.id AND (p.valid_to IS NULL OR p.valid_to > \(day)))
        """
    }

    static func countReleased(_ id: String, on day: Day, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_guardian WHERE \(released(id, on: day))")
    }

    /// Empties the contact of guardians who need not be reached any more; the name stays with the child's record.
    static func forgetContact(_ id: String, on day: Day, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE records_guardian SET phone = '', occupation = '', birth_year = NULL, version = version + 1
            WHERE \(released(id, on: day))
            """)
    }

    /// The guardian of most children in the classes of a unit; nil when it has none.
    static func mostChildren(at unit: UnitID, in tx: Transaction) throws -> GuardianID? {
        try tx.first(
            """
            SELECT h.guardian_id FROM records_class c JOIN records_placement p ON p.class_id = c.id
            JOIN records_guardianship h ON h.pupil_id = p.pupil_id
            WHERE c.unit_id = \(unit) GROUP BY h.guardian_id ORDER BY COUNT(*) DESC, h.guardian_id LIMIT 1
            """
        ) { try $0["guardian_id"] }
    }

    static func children(of permit: Permit<ViewOwnChildren>, in tx: Transaction) throws -> [OwnChild] {
        try children(of: permit.account, in: tx).map { OwnChild($0) }
    }

    static func children(of account: AccountID, in tx: Transaction) throws -> [PupilID] {
        try tx.all(
            """
            SELECT DISTINCT s.id, s.name_sort FROM records_guardian g
            JOIN records_guardianship h ON h.guardian_id = g.id JOIN records_pupil s ON s.id = h.pupil_id
            WHERE g.account_id = \(account) AND s.merged_into IS NULL ORDER BY s.name_sort, s.id
            """
        ) { try $0["id"] }
    }
}
