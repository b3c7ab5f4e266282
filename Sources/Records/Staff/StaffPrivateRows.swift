internal import Base
internal import Database
internal import Identity

/// Statements on what is private of members of staff; reading takes a disclosure.
enum StaffPrivateRows {
    static func read(_ look: Disclosure<StaffData>, in tx: Transaction) throws -> StaffPrivate {
        try tx.first(
            """
            SELECT number, ethnicity, religion, insurance, phone, email FROM records_staff_identity
            WHERE staff_id = \(look.subject)
            """
        ) { row in
            StaffPrivate(
                number: try row["number"], ethnicity: try row["ethnicity"], religion: try row["religion"],
                insurance: try row["insurance"], phone: try row["phone"], email: try row["email"])
        } ?? StaffPrivate()
    }

    static func write(_ value: StaffPrivate, of id: StaffID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_staff_identity (staff_id, number, ethnicity, religion, insurance, phone, email)
            VALUES (\(id), \(value.number), \(value.ethnicity), \(value.religion), \(value.insurance), \(value.phone),
                \(value.email))
            ON CONFLICT (staff_id) DO UPDATE SET number = excluded.number, ethnicity = excluded.ethnicity,
                religion = excluded.religion, insurance = excluded.insurance, phone = excluded.phone,
                email = excluded.email
            """)
    }

    static func isTaken(_ number: String, but id: StaffID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM records_staff_identity WHERE number = \(number) AND staff_id <> \(id)")
    }
}
