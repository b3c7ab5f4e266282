internal import Base
internal import Database
internal import Identity

/// What of a record is laid beside another one: nothing that is sensitive.
enum JoinRecordRows {
    struct Stay: Sendable {
        let unitName: String
        let className: String
        let from: Day
        let to: Day?
    }

    struct Record: Sendable {
        let name: String
        let sex: Sex
        let code: String?
        let stays: [Stay]
    }

    static func find(_ id: PupilID, in tx: Transaction) throws -> Record? {
        guard let pupil = try PupilRows.find(id, in: tx) else { return nil }
        let stays = try tx.all(
            """
            SELECT u.name AS unit_name, c.name AS class_name, p.valid_from, p.valid_to FROM records_placement p
            JOIN organisation_unit u ON u.id = p.unit_id JOIN records_class c ON c.id = p.class_id
            WHERE p.pupil_id = \(id) ORDER BY p.valid_from
            """
        ) { row in
            let unit: String = try row["unit_name"]
            return Stay(
                unitName: unit, className: try row["class_name"], from: try row["valid_from"], to: try row["valid_to"])
        }
        return Record(name: pupil.name, sex: pupil.sex, code: pupil.code, stays: stays)
    }
}
