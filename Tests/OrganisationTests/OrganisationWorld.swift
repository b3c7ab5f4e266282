import Base
import Database
import Files
import Foundation
import TestKit

@testable import Identity
@testable import Organisation

/// The schema of this module from its folder, and short ways to build a city by hand.
enum World {
    static let schema = Schema(files: [file("2026-11-24-0910-units.sql")])

    private static func file(_ name: String) -> Schema.File {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("Sources/Organisation/Schema/\(name)")
        return Schema.File(name: name, source: (try? String(contentsOf: path, encoding: .utf8)) ?? "")
    }

    static let now = Instant(milliseconds: 1_790_000_000_000)

    static func day(_ text: String) -> Day { Day(iso: text)! }

    /// The rows of a file with the headings that people use.
    static func table(_ rows: [[String]]) -> Table {
        let header = ["Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị quản lý", "Từ ngày", "Đến ngày"]
        let lines = ([header] + rows).map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
        return try! Table.read(bytes: Array(lines.joined(separator: "\n").utf8), name: "units.csv")
    }

    static func run(
        _ rows: [[String]], on today: String = "2024-01-15", rehearsal: Bool = false, in database: Database
    ) async throws -> [UnitImport.RowReport] {
        let table = table(rows)
        return try await database.write { tx in
            try UnitImport.run(table, on: day(today), at: now, rehearsal: rehearsal, in: tx)
        }
    }

    static func codes(_ database: Database) async throws -> [String] {
        try await database.read { tx in try UnitRows.all(in: tx).map(\.code) }
    }
}
