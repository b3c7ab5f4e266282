internal import Base
internal import Database
internal import Identity

/// Every statement about qualifications.
enum QualificationRows {
    private static let columns: SQL = "id, kind, name, place, begun_on, given_on, note, version"

    static func of(_ id: StaffID, in tx: Transaction) throws -> [Qualification] {
        try tx.all(
            """
            SELECT \(columns) FROM records_qualification WHERE staff_id = \(id) ORDER BY given_on DESC, id
            """, qualification)
    }

    static func find(_ id: QualificationID, of member: StaffID, in tx: Transaction) throws -> Qualification? {
        try tx.first(
            "SELECT \(columns) FROM records_qualification WHERE id = \(id) AND staff_id = \(member)", qualification)
    }

    static func insert(
        _ value: Qualification, of id: StaffID, by account: AccountID, at now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_qualification (id, staff_id, kind, name, place, begun_on, given_on, note, entered_by,
                entered_at)
            VALUES (\(value.id), \(id), \(value.kind), \(value.name), \(value.place), \(value.begunOn),
                \(value.givenOn), \(value.note), \(account), \(now))
            """)
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ value: Qualification, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_qualification SET kind = \(value.kind), name = \(value.name), place = \(value.place),
                begun_on = \(value.begunOn), given_on = \(value.givenOn), note = \(value.note), version = version + 1
            WHERE id = \(value.id) AND version = \(value.version)
            """) == 1
    }

    static func delete(_ id: QualificationID, version: Int, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM records_qualification WHERE id = \(id) AND version = \(version)") == 1
    }

    private static func qualification(_ row: Row) throws -> Qualification {
        let id: QualificationID = try row["id"]
        let place: String = try row["place"]
        let note: String = try row["note"]
        return Qualification(
            id: id, kind: try row["kind"], name: try row["name"], place: place, begunOn: try row["begun_on"],
            givenOn: try row["given_on"], note: note, version: try row["version"])
    }
}
