internal import Base
internal import Database
internal import Identity

/// The statements by which the schools that are shown are filled.
enum ShowcaseRows {
    struct Child: Sendable {
        let id: PupilID
        let code: String?
        let name: String
        let born: Day
        let sex: Sex
        let classID: ClassID
        let grade: String
    }

    /// Who sits in the classes of a unit, in the order of classes and names.
    static func pupils(of unit: UnitID, in tx: Transaction) throws -> [Child] {
        try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, c.id AS class_id, c.grade
            FROM records_class c JOIN records_placement p ON p.class_id = c.id AND p.valid_to IS NULL
            JOIN records_pupil s ON s.id = p.pupil_id AND s.merged_into IS NULL
            WHERE c.unit_id = \(unit) ORDER BY c.grade, c.name_sort, s.name_sort, s.id
            """
        ) { row in
            Child(
                id: try row["id"], code: try row["code"], name: try row["name"], born: try row["born_on"],
                sex: try row["sex"], classID: try row["class_id"], grade: try row["grade"])
        }
    }

    static func set(_ more: MoreFields, of pupil: PupilID, in tx: Transaction) throws {
        try tx.run("UPDATE records_pupil SET more = \(more) WHERE id = \(pupil)")
    }

    static func set(address: String, birthplace: String, of pupil: PupilID, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_pupil_identity SET address = \(address), birthplace = \(birthplace)
            WHERE pupil_id = \(pupil)
            """)
    }

    static func set(
        _ site: UnitID?, code: String, _ more: MoreFields, of seat: ClassID, in tx: Transaction
    ) throws {
        try tx.run("UPDATE records_class SET site_id = \(site), code = \(code), more = \(more) WHERE id = \(seat)")
    }

    static func set(_ more: MoreFields, of member: StaffID, in tx: Transaction) throws {
        try tx.run("UPDATE records_staff SET more = \(more) WHERE id = \(member)")
    }

    static func write(
        number: String, phone: String, email: String, of member: StaffID, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_staff_identity (staff_id, number, ethnicity, phone, email)
            VALUES (\(member), \(number), '01', \(phone), \(email)) ON CONFLICT (staff_id) DO NOTHING
            """)
    }

    static func setOccupation(_ occupation: String, ofGuardiansOf pupil: PupilID, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_guardian SET occupation = \(occupation) WHERE occupation = '' AND id IN (
                SELECT h.guardian_id FROM records_guardianship h WHERE h.pupil_id = \(pupil))
            """)
    }

    static func relation(of pupil: PupilID, in tx: Transaction) throws -> Guardian.Relation? {
        try tx.first("SELECT relation FROM records_guardianship WHERE pupil_id = \(pupil) LIMIT 1") {
            try $0["relation"]
        }
    }

    static func account(_ login: String, in tx: Transaction) throws -> AccountID? {
        try tx.first("SELECT id FROM identity_account WHERE login = \(login)") { try $0["id"] }
    }

    static func guardian(of account: AccountID, in tx: Transaction) throws -> GuardianID? {
        try tx.first("SELECT id FROM records_guardian WHERE account_id = \(account) LIMIT 1") { try $0["id"] }
    }
}
