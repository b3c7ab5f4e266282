internal import Base
internal import Database

/// What a school writes of a child and only some may read: written here, shown through a disclosure only.
struct SensitiveValues: Sendable, Equatable, Codable {
    var number: String?
    var birthplace: String?
    var address: String?
    var phone: String?
    var ethnicity: String?
    var disability: String?

    init() {}

    /// What has a past.
    var origin: [OriginField: String] { [.ethnicity: ethnicity ?? "", .disability: disability ?? ""] }

    init(_ values: PupilDraft.Values) {
        number = values.number
        birthplace = values.birthplace
        address = values.address
        phone = values.phone
        ethnicity = values.ethnicity
        disability = values.disability
    }

    /// These, where the other says something.
    func filled(by other: SensitiveValues) -> SensitiveValues {
        var result = self
        result.number = other.number ?? number
        result.birthplace = other.birthplace ?? birthplace
        result.address = other.address ?? address
        result.phone = other.phone ?? phone
        result.ethnicity = other.ethnicity ?? ethnicity
        result.disability = other.disability ?? disability
        return result
    }
}

/// Every statement that writes what is sensitive, and the reading that comparing needs.
enum SensitiveRows {
    static func values(of id: PupilID, in tx: Transaction) throws -> SensitiveValues {
        try tx.first(
            """
            SELECT i.number, i.birthplace, i.address, i.phone, o.ethnicity, o.disability
            FROM records_pupil s LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id WHERE s.id = \(id)
            """, values) ?? SensitiveValues()
    }

    static func values(_ row: Row) throws -> SensitiveValues {
        var values = SensitiveValues()
        values.number = try row["number"]
        values.birthplace = filled(try row["birthplace"])
        values.address = filled(try row["address"])
        values.phone = filled(try row["phone"])
        values.ethnicity = try row["ethnicity"]
        values.disability = try row["disability"]
        return values
    }

    private static func filled(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }

    static func write(_ values: SensitiveValues, of id: PupilID, _ moment: Moment, in tx: Transaction) throws {
        try writeIdentity(values, of: id, in: tx)
        try OriginRows.write(values.origin, of: id, moment, in: tx)
    }

    static func writeIdentity(_ values: SensitiveValues, of id: PupilID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_pupil_identity (pupil_id, number, birthplace, address, phone)
            VALUES (\(id), \(values.number), \(values.birthplace ?? ""), \(values.address ?? ""), \(values.phone ?? ""))
            ON CONFLICT (pupil_id) DO UPDATE SET number = excluded.number, birthplace = excluded.birthplace,
                address = excluded.address, phone = excluded.phone
            """)
    }

    static func insert(_ values: some Sequence<(PupilID, SensitiveValues)>, in tx: Transaction) throws {
        try tx.insert(
            into: "records_pupil_identity", ["pupil_id", "number", "birthplace", "address", "phone"],
            values.lazy.map { id, value in
                [
                    id.stored, value.number?.stored ?? .null, .text(value.birthplace ?? ""),
                    .text(value.address ?? ""), .text(value.phone ?? ""),
                ]
            })
        try tx.insert(
            into: "records_pupil_origin", ["pupil_id", "ethnicity", "disability"],
            values.lazy.map { id, value in
                [id.stored, value.ethnicity?.stored ?? .null, value.disability?.stored ?? .null]
            })
    }
}
