internal import Base
internal import Database
internal import Identity

/// Every statement about Internet lines and licences.
enum ConnectionRows {
    static func lines(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [InternetLine] {
        try tx.all(
            """
            SELECT l.id, l.provider, l.kind, l.mbit, l.valid_from, l.valid_to FROM facilities_line l
            WHERE l.unit_id = \(unit) AND \(RoomRows.holds("l", day)) ORDER BY l.valid_from, l.id
            """
        ) { row in
            let id: LineID = try row["id"]
            let provider: String = try row["provider"]
            let kind: LineKind = try row["kind"]
            let mbit: Int = try row["mbit"]
            let from: Day = try row["valid_from"]
            return InternetLine(
                id: id, provider: provider, kind: kind, mbit: mbit, from: from, to: try row["valid_to"])
        }
    }

    static func licences(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [Licence] {
        try tx.all(
            """
            SELECT l.id, l.product, l.seats, l.valid_from, l.valid_to FROM facilities_licence l
            WHERE l.unit_id = \(unit) AND \(RoomRows.holds("l", day)) ORDER BY l.product, l.valid_from, l.id
            """
        ) { row in
            let id: LicenceID = try row["id"]
            let product: String = try row["product"]
            let seats: Int = try row["seats"]
            let from: Day = try row["valid_from"]
            return Licence(id: id, product: product, seats: seats, from: from, to: try row["valid_to"])
        }
    }

    static func insert(
        _ lines: some Collection<(unit: UnitID, line: InternetLine)>, in tx: Transaction
    ) throws {
        try tx.insert(
            into: "facilities_line", ["id", "unit_id", "provider", "kind", "mbit", "valid_from", "valid_to"],
            lines.lazy.map { unit, line in
                [
                    line.id.stored, unit.stored, .text(line.provider), line.kind.stored, line.mbit.stored,
                    line.from.stored, line.to?.stored ?? .null,
                ]
            })
    }

    static func insert(
        _ licences: some Collection<(unit: UnitID, licence: Licence)>, in tx: Transaction
    ) throws {
        try tx.insert(
            into: "facilities_licence", ["id", "unit_id", "product", "seats", "valid_from", "valid_to"],
            licences.lazy.map { unit, licence in
                [
                    licence.id.stored, unit.stored, .text(licence.product), licence.seats.stored,
                    licence.from.stored, licence.to?.stored ?? .null,
                ]
            })
    }

    /// - Returns: false when there is no such line at the school, or it does not run on the day before.
    static func end(_ id: LineID, at unit: UnitID, on day: Day, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE facilities_line SET valid_to = \(day) WHERE id = \(id) AND unit_id = \(unit)
                AND valid_from < \(day) AND (valid_to IS NULL OR valid_to > \(day))
            """) == 1
    }

    /// - Returns: false when there is no such licence at the school, or it does not run on the day before.
    static func end(_ id: LicenceID, at unit: UnitID, on day: Day, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE facilities_licence SET valid_to = \(day) WHERE id = \(id) AND unit_id = \(unit)
                AND valid_from < \(day) AND (valid_to IS NULL OR valid_to > \(day))
            """) == 1
    }

    static func hasLine(_ id: LineID, at unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM facilities_line WHERE id = \(id) AND unit_id = \(unit)")
    }

    static func hasLicence(_ id: LicenceID, at unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM facilities_licence WHERE id = \(id) AND unit_id = \(unit)")
    }
}
