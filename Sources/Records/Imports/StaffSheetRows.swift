internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Every statement by which sheets of staff are read, written and taken back.
enum StaffSheetRows {
    private static let columns: SQL =
        """
        s.id, s.code, s.name, s.born_on, s.sex, s.qualification, s.more, s.version, i.number, i.ethnicity, i.phone,
        i.email
        """
    private static let source: SQL = "records_staff s LEFT JOIN records_staff_identity i ON i.staff_id = s.id"

    /// Everybody who has or had a post at the unit, as they are or as they were on a day.
    static func held(by unit: UnitID, on day: Day? = nil, in tx: Transaction) throws -> [StaffRecord] {
        let those: SQL = "s.id IN (SELECT w.staff_id FROM records_post w WHERE w.unit_id = \(unit))"
        let people = try day.map { try AsOf<StaffField>($0, in: tx).records(where: those) } ?? StaffField.table.records
        return try tx.all(
            """
            SELECT \(columns) FROM \(people) s LEFT JOIN records_staff_identity i ON i.staff_id = s.id
            WHERE \(those)
            """, record)
    }

    static func find(_ id: StaffID, in tx: Transaction) throws -> StaffRecord? {
        try tx.first("SELECT \(columns) FROM \(source) WHERE s.id = \(id)", record)
    }

    static func find(code: String, in tx: Transaction) throws -> StaffRecord? {
        try tx.first("SELECT \(columns) FROM \(source) WHERE s.code = \(code)", record)
    }

    static func find(number: String, in tx: Transaction) throws -> StaffRecord? {
        try tx.first("SELECT \(columns) FROM \(source) WHERE i.number = \(number)", record)
    }

    private static func record(_ row: Row) throws -> StaffRecord {
        let more: MoreFields = try row["more"]
        let sex: Sex = try row["sex"]
        var record = StaffRecord(
            id: try row["id"], code: try row["code"], name: try row["name"], born: try row["born_on"],
            sex: sex.rawValue, qualification: try row["qualification"], more: more.values,
            version: try row["version"])
        let phone: String? = try row["phone"]
        let email: String? = try row["email"]
        record.contacts = StaffRecord.Contacts(
            number: try row["number"], ethnicity: try row["ethnicity"], phone: phone?.isEmpty == true ? nil : phone,
            email: email?.isEmpty == true ? nil : email)
        return record
    }

    static func insert(_ record: StaffRecord, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_staff
                (id, code, name, name_fold, name_sort, born_on, sex, qualification, more, changed_at)
            VALUES (\(record.id), \(record.code), \(record.name), \(record.name.folded),
                \(record.name.personSortKey), \(record.born), \(record.sex), \(record.qualification),
                \(MoreFields(record.more)), \(now))
            """)
        if record.contacts != StaffRecord.Contacts() { try write(record.contacts, of: record.id, in: tx) }
    }

    /// - Returns: false when the record has another version by now.
    static func update(_ record: StaffRecord, was version: Int, at now: Instant, in tx: Transaction) throws -> Bool {
        let count = try tx.run(
            """
            UPDATE records_staff SET code = \(record.code), name = \(record.name), name_fold = \(record.name.folded),
                name_sort = \(record.name.personSortKey), born_on = \(record.born), sex = \(record.sex),
                qualification = \(record.qualification), more = \(MoreFields(record.more)),
                version = version + 1, changed_at = \(now)
            WHERE id = \(record.id) AND version = \(version)
            """)
        guard count == 1 else { return false }
        try write(record.contacts, of: record.id, in: tx)
        return true
    }

    private static func write(_ contacts: StaffRecord.Contacts, of id: StaffID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_staff_identity (staff_id, number, ethnicity, phone, email)
            VALUES (\(id), \(contacts.number), \(contacts.ethnicity), \(contacts.phone ?? ""),
                \(contacts.email ?? ""))
            ON CONFLICT (staff_id) DO UPDATE SET number = excluded.number, ethnicity = excluded.ethnicity,
                phone = excluded.phone, email = excluded.email
            """)
    }

    /// The posts at a unit, all that ever were.
    static func posts(at unit: UnitID, in tx: Transaction) throws -> [SheetPost] {
        try tx.all("SELECT \(postColumns) FROM records_post WHERE unit_id = \(unit) ORDER BY valid_from, id", post)
    }

    static func post(_ id: PostID, in tx: Transaction) throws -> SheetPost? {
        try tx.first("SELECT \(postColumns) FROM records_post WHERE id = \(id)", post)
    }

    static func countPosts(of id: StaffID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_post WHERE staff_id = \(id)")
    }

    private static let postColumns: SQL = "id, staff_id, family, kind, contract, periods, valid_from, valid_to"

    private static func post(_ row: Row) throws -> SheetPost {
        SheetPost(
            id: try row["id"], staff: try row["staff_id"], family: try row["family"], kind: try row["kind"],
            contract: try row["contract"], periods: try row["periods"], from: try row["valid_from"],
            to: try row["valid_to"])
    }

    static func insert(_ post: SheetPost, at unit: UnitID, on now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_post
                (id, staff_id, unit_id, family, kind, contract, periods, valid_from, valid_to, changed_at)
            VALUES (\(post.id), \(post.staff), \(unit), \(post.family), \(post.kind), \(post.contract),
                \(post.periods), \(post.from), \(post.to), \(now))
            """)
    }

    static func write(_ post: SheetPost, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_post SET kind = \(post.kind), contract = \(post.contract), periods = \(post.periods),
                valid_from = \(post.from), valid_to = \(post.to), version = version + 1,
                changed_at = \(now)
            WHERE id = \(post.id)
            """)
    }

    static func delete(_ post: PostID, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_post WHERE id = \(post)")
    }

    static func delete(_ id: StaffID, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_staff_step WHERE staff_id = \(id)")
        try tx.run("DELETE FROM records_staff_identity WHERE staff_id = \(id)")
        try tx.run("DELETE FROM records_staff WHERE id = \(id)")
    }

    static func insert(_ steps: [StaffStep], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_staff_step", ["import_id", "number", "staff_id", "step"],
            steps.enumerated().lazy.map { [id.stored, .integer(Int64($0)), $1.staff.stored, $1.stored] })
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [StaffStep] {
        try tx.all("SELECT step FROM records_staff_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }
}
