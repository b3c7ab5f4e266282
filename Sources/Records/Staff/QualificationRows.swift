internal import Base
internal import Database
internal import Identity

enum QualificationTag {}

/// What a member of staff learned (Decision 4998/QĐ-BGDĐT, staff child lists: training, language).
struct Qualification: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable, Storable {
        case training
        case certificate
        case language
    }

    let id: ID<QualificationTag>
    let kind: Kind
    let name: String
    let place: String
    let begunOn: Day?
    let givenOn: Day
    let note: String
}

/// Every statement about qualifications, and about the posts of one person over time.
enum QualificationRows {
    static func of(_ id: StaffID, in tx: Transaction) throws -> [Qualification] {
        try tx.all(
            """
            SELECT id, kind, name, place, begun_on, given_on, note FROM records_qualification
            WHERE staff_id = \(id) ORDER BY given_on DESC, id
            """
        ) { row in
            Qualification(
                id: try row["id"], kind: try row["kind"], name: try row["name"], place: try row["place"],
                begunOn: try row["begun_on"], givenOn: try row["given_on"], note: try row["note"])
        }
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
}
