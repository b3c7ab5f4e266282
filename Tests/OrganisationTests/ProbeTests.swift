import Base
import Database
import TestKit
import Testing

@testable import Identity
@testable import Organisation

private let base = [
    ["01", "Sở GDĐT", "Sở", "", "2008-08-01", ""],
    ["01001", "Phòng Ba Đình", "Phòng", "01", "2008-08-01", ""],
]

@Suite struct ProbeTests {
    @Test(arguments: TestEngine.available) func rehearsalWritesNothing(engine: TestEngine) async throws {
        try await engine.with(World.schema) { db in
            _ = try await World.run(base, rehearsal: true, in: db)
            #expect(try await World.codes(db) == [])
        }
    }

    @Test(arguments: TestEngine.available) func aRefusedRowWritesNothing(engine: TestEngine) async throws {
        try await engine.with(World.schema) { db in
            let reports = try await World.run(
                base + [["01C", "UBND phường", "Xã", "01001", "", ""]], in: db)
            print(reports.map(\.outcome))
            #expect(try await World.codes(db) == ["01", "01001"])
        }
    }

    @Test(arguments: TestEngine.available) func aChildOfARefusedParentIsRefused(engine: TestEngine) async throws {
        try await engine.with(World.schema) { db in
            let reports = try await World.run(
                base + [["S", "Trường", "Trường", "X", "", ""], ["X", "", "Phòng", "01", "", ""]], in: db)
            print(reports.map(\.outcome))
            #expect(try await World.codes(db) == ["01", "01001"])
        }
    }

    @Test(arguments: TestEngine.available) func aClusterCanBeImported(engine: TestEngine) async throws {
        try await engine.with(World.schema) { db in
            let reports = try await World.run(base + [["K1", "Cụm 1", "Cụm", "01", "", ""]], in: db)
            #expect(reports.last?.outcome == .added)
        }
    }

    @Test(arguments: TestEngine.available) func anOldFromDayKeepsLaterLinks(engine: TestEngine) async throws {
        try await engine.with(World.schema) { db in
            _ = try await World.run(
                base + [["01002", "Phòng B", "Phòng", "01", "2008-08-01", ""], ["S", "Trường", "Trường", "01002", "2020-01-01", ""]], in: db)
            _ = try await World.run([["S", "Trường", "Trường", "01001", "2010-01-01", ""]], in: db)
            let parent = try await db.read { tx in
                try UnitRows.parent(of: UnitRows.find(code: "S", in: tx)!.id, on: World.day("2021-01-01"), in: tx)?.code
            }
            #expect(parent == "01002")
        }
    }

    @Test(arguments: TestEngine.available, ["đường lâm", "Đường Lâm", "đường"])
    func marksRankFirst(engine: TestEngine, typed: String) async throws {
        try await engine.with(World.schema) { db in
            _ = try await World.run(
                base + [["S1", "Trường Dương Lâm", "Trường", "01001", "", ""], ["S2", "Trường Đường Lâm", "Trường", "01001", "", ""]], in: db)
            let names = try await db.read { tx in
                try UnitListRows.lines(
                    UnitFilter(search: typed, day: World.day("2024-02-01")), where: .always, limit: 9, offset: 0, in: tx
                ).map(\.unit.code)
            }
            #expect(names.first == "S2")
        }
    }
}
