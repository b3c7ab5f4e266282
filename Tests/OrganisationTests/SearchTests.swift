import Base
import Database
import TestKit
import Testing

@testable import Organisation

private let rows = [
    ["01", "Sở", "Sở", "", "2008-08-01"], ["P1", "Phòng", "Phòng", "01", "2008-08-01"],
    ["A", "Trường TH Dương Lâm", "Trường", "P1", "2008-08-01", "", "TH"],
    ["B", "Trường THCS Đường Lâm", "Trường", "P1", "2008-08-01", "", "THCS"],
    ["C", "Trường Mầm non Hướng Dương", "Trường", "P1", "2008-08-01", "", "MN"],
    ["D", "Trường TH 100% vui", "Trường", "P1", "2008-08-01", "30/6/2023", "TH, THCS"],
]

private struct Search: Sendable, CustomStringConvertible {
    let filter: UnitFilter
    let expected: [String]

    init(
        _ typed: String = "", kind: UnitKind? = nil, level: Level? = nil, on day: String = "2024-01-15",
        _ expected: [String]
    ) {
        filter = UnitFilter(kind: kind, level: level, search: typed, day: World.day(day))
        self.expected = expected
    }

    var description: String { "“\(filter.search)” \(filter.kind?.rawValue ?? "") \(filter.level?.rawValue ?? "")" }
}

private let searches = [
    Search("duong", ["C", "A", "B"]),
    Search("đường", ["B", "C", "A"]),
    Search("Đường", ["B", "C", "A"]),
    Search("đường lâm", ["B", "A"]),
    Search("ĐƯỜNG LÂM", ["B", "A"]),
    Search("dương", ["C", "A", "B"]),
    Search("dương lâm", ["A", "B"]),
    Search("mầm non hướng dương", ["C"]),
    Search("mâm non", ["C"]),
    Search("thcs đường", ["B"]),
    Search("\u{0111}u\u{031B}o\u{031B}\u{0300}ng", ["B", "C", "A"]),
    Search("B", ["B"]),
    Search("100%", on: "2023-01-01", ["D"]),
    Search("100_", on: "2023-01-01", []),
    Search("100%", []),
    Search("không có", []),
    Search(kind: .districtOffice, ["P1"]),
    Search(level: .lowerSecondary, on: "2023-06-30", ["D", "B"]),
    Search(level: .lowerSecondary, on: "2023-07-01", ["B"]),
]

extension StoreTests {
    struct SearchTests {
        @Test(arguments: TestEngine.available)
        func exactMarksComeFirst(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                _ = try await World.run(rows, in: database)
                try await database.read { tx in for search in searches { try check(search, tx) } }
            }
        }

        private func check(_ search: Search, _ tx: Transaction) throws {
            let found = try UnitListRows.lines(search.filter, where: .always, limit: 50, offset: 0, in: tx)
            #expect(found.map(\.unit.code) == search.expected, "\(search)")
            #expect(try UnitListRows.count(search.filter, where: .always, in: tx) == search.expected.count, "\(search)")
            let pages = try (0..<found.count).flatMap { offset in
                try UnitListRows.lines(search.filter, where: .always, limit: 1, offset: offset, in: tx)
            }
            #expect(pages == found, "\(search): page by page is the same list")
        }
    }
}
