internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Outbox

/// A message on its way to the other side, or a question to it.
struct SectorParcel: Sendable {
    let errand: Errand
    let unit: UnitID
    let schoolCode: String
    let year: Int
    /// Nil for a question.
    let extent: SectorMessage.Extent?
    let objects: Int
    /// Who asked for it.
    let by: String
    let taken: Int?
    let refused: Int?

    var isQuestion: Bool { extent == nil }
}

extension ErrandKind {
    static let sectorSend = ErrandKind("sector-send")
    static let sectorRead = ErrandKind("sector-read")
}

/// Every statement about messages on their way.
enum SectorParcelRows {
    static let kinds: [ErrandKind] = [.sectorSend, .sectorRead]

    /// - Parameter body: what is sent, the same however often; nil for a question. It is kept until it is over.
    static func insert(
        _ id: ErrandID, _ school: (code: String, year: Int), _ extent: SectorMessage.Extent?, _ body: String?,
        objects: Int, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_sector_parcel (errand_id, unit_id, school_code, school_year, extent, body, objects,
                made_by)
            VALUES (\(id), \(permit.unit), \(school.code), \(school.year), \(extent?.rawValue), \(body), \(objects),
                \(permit.account))
            """)
    }

    static func body(of id: ErrandID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT body FROM records_sector_parcel WHERE errand_id = \(id)") { row -> String? in
            try row["body"]
        } ?? nil
    }

    /// The children's data in a message is kept no longer than the message is on its way.
    static func forgetBody(of id: ErrandID, in tx: Transaction) throws {
        try tx.run("UPDATE records_sector_parcel SET body = NULL WHERE errand_id = \(id)")
    }

    static func answer(_ id: ErrandID, _ text: String, _ outcome: SectorAnswer.Outcome?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_sector_parcel SET answer = \(text), taken = \(outcome?.taken),
                refused = \(outcome?.refused)
            WHERE errand_id = \(id)
            """)
    }

    static func answer(of id: ErrandID, in tx: Transaction) throws -> String {
        try tx.first("SELECT answer FROM records_sector_parcel WHERE errand_id = \(id)") { try $0["answer"] } ?? ""
    }

    static func find(_ errand: Errand, in tx: Transaction) throws -> SectorParcel? {
        try tx.first(
            """
            SELECT p.unit_id, p.school_code, p.school_year, p.extent, p.objects, a.name, p.taken, p.refused
            FROM records_sector_parcel p LEFT JOIN identity_account a ON a.id = p.made_by
            WHERE p.errand_id = \(errand.id)
            """
        ) { row in
            let unit: UnitID = try row["unit_id"]
            let code: String = try row["school_code"]
            let year: Int = try row["school_year"]
            let extent: Int? = try row["extent"]
            let objects: Int = try row["objects"]
            let name: String? = try row["name"]
            let taken: Int? = try row["taken"]
            return SectorParcel(
                errand: errand, unit: unit, schoolCode: code, year: year,
                extent: extent.flatMap(SectorMessage.Extent.init), objects: objects,
                by: name ?? "–", taken: taken, refused: try row["refused"])
        }
    }

    /// The newest of a school.
    static func recent(of unit: UnitID, in tx: Transaction) throws -> [SectorParcel] {
        try ErrandRows.of(kinds, unit.text, limit: 10, in: tx).compactMap { try find($0, in: tx) }
    }

    /// The message of a school that is not over yet.
    static func open(of unit: UnitID, in tx: Transaction) throws -> Errand? {
        try ErrandRows.of([.sectorSend], unit.text, limit: 1, in: tx).first { !$0.state.isOver }
    }
}
