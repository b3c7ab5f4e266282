import Base
import Database
import Files
import Foundation
import TestKit
import Testing

@testable import Identity
@testable import Organisation

/// The parent of every suite that needs a database: one after the other, so that they share one template.
@Suite(.serialized) enum StoreTests {}

/// The schema of this module, and short ways to say days, files and who stands where.
enum World {
    static var schema: Schema {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try Schema(
                folders: ["Outbox", "Identity", "Organisation"].map {
                    root.appendingPathComponent("Sources/\($0)/Schema").path
                })
        }
    }

    static let now = Instant(milliseconds: 1_790_000_000_000)

    static func day(_ text: String) -> Day { Day(iso: text)! }

    static let headings = [
        "Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị quản lý", "Từ ngày", "Đến ngày", "Cấp học", "Loại hình",
    ]

    /// A file with the headings that people use. A row may be shorter than the heading.
    static func table(_ rows: [[String]]) throws -> Table {
        let lines = ([headings] + rows).map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
        return try Table.read(bytes: Array(lines.joined(separator: "\n").utf8), name: "units.csv")
    }

    static func run(
        _ rows: [[String]], on today: String = "2024-01-15", rehearsal: Bool = false, in database: Database
    ) async throws -> [UnitImport.RowReport.Outcome] {
        let table = try table(rows)
        return try await database.write { tx in
            try UnitImport.run(table, on: day(today), at: now, rehearsal: rehearsal, in: tx).map(\.outcome)
        }
    }

    /// Somebody at the department who keeps the tree of units.
    static func official(_ tx: Transaction) throws -> UnitPermit<ManageUnits> {
        let top = try #require(try UnitRows.find(code: "01", in: tx))
        let account = Account(id: AccountID(at: now), login: "so", name: "Người của Sở", language: .vi)
        try AccountRows.insert(
            account, email: nil, password: try PasswordHash(of: "mot mat khau dai", cost: .cheap), at: now, in: tx)
        try AccountRows.insert(
            Grant(
                id: GrantID(at: now), unit: top.id, role: .departmentOfficial, validFrom: day("2020-01-01"),
                validTo: nil),
            of: account.id, in: tx)
        return try Permit<ManageUnits>.demonstration("so", tree: OrganisationTree(), at: now, in: tx)
            .on(top.id, in: tx)
    }

    /// Everything the module stores about units, as one text: equal when nothing changed.
    static func state(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            let units = try UnitRows.all(in: tx).map { "\($0)" }
            let links = try Hierarchy.allCases.flatMap { try LinkRows.all($0, in: tx).map { "\($0)" }.sorted() }
            return try units + links + reach(tx)
        }
    }

    static func reach(_ tx: Transaction) throws -> [String] {
        try tx.all(
            """
            SELECT hierarchy, ancestor_id, unit_id, depth, valid_from, valid_to FROM organisation_reach
            ORDER BY hierarchy, unit_id, ancestor_id, valid_from
            """
        ) { row in
            let hierarchy: String = try row["hierarchy"]
            let ancestor: String = try row["ancestor_id"]
            let unit: String = try row["unit_id"]
            let depth: Int = try row["depth"]
            let from: String = try row["valid_from"]
            let to: String? = try row["valid_to"]
            return "\(hierarchy) \(ancestor) \(unit) \(depth) \(from) \(to ?? "-")"
        }
    }

    /// The codes of the units that a unit covers on a day, by the condition that permissions use.
    static func covered(by code: String, on day: String, in tx: Transaction) throws -> [String] {
        let ancestor = try #require(try UnitRows.find(code: code, in: tx))
        let covers = OrganisationTree().covers(ancestor.id, column: "u.id", on: World.day(day))
        return try tx.all("SELECT u.code FROM organisation_unit u WHERE \(covers) ORDER BY u.code") { try $0["code"] }
    }
}
