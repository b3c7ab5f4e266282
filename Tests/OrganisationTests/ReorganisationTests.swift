import Base
import Database
import TestKit
import Testing

@testable import Identity
@testable import Organisation

extension StoreTests {
    struct ReorganisationTests {
        private static let turn = World.day("2025-07-01")

        /// Two district offices with a school each, and the change that ends the districts.
        private func prepare(_ database: Database) async throws -> Reorganisation {
            let rows = [
                ["01", "Sở", "Sở", "", "2008-08-01"], ["P1", "Phòng 1", "Phòng", "01", "2008-08-01"],
                ["P2", "Phòng 2", "Phòng", "01", "2008-08-01"], ["S1", "Trường 1", "Trường", "P1", "2008-08-01"],
                ["S2", "Trường 2", "Trường", "P2", "2008-08-01"], ["D1", "Điểm 1", "Điểm trường", "S1", "2008-08-01"],
            ]
            _ = try await World.run(rows, in: database)
            return try await database.read { tx in
                func id(_ code: String) throws -> UnitID { try #require(try UnitRows.find(code: code, in: tx)).id }
                let commune = Unit(
                    id: UnitID(at: World.now), code: "C1", name: "UBND xã", kind: .commune,
                    openedOn: ReorganisationTests.turn)
                return Reorganisation(
                    from: ReorganisationTests.turn, opens: [commune],
                    moves: [
                        .init(commune.id, under: try id("01")), .init(try id("S1"), under: commune.id),
                        .init(try id("S2"), under: commune.id),
                    ], closes: [try id("P1"), try id("P2")])
            }
        }

        @Test(arguments: TestEngine.available)
        func theDistrictsEndAndOldYearsKeepTheirTree(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                let change = try await prepare(database)
                try await database.write { tx in try change.apply(at: World.now, in: tx) }
                try await database.read { tx in
                    #expect(try World.covered(by: "P1", on: "2025-06-30", in: tx) == ["D1", "P1", "S1"])
                    #expect(try World.covered(by: "P1", on: "2025-07-01", in: tx) == [])
                    #expect(try World.covered(by: "C1", on: "2025-06-30", in: tx) == [])
                    #expect(try World.covered(by: "C1", on: "2025-07-01", in: tx) == ["C1", "D1", "S1", "S2"])
                    #expect(
                        try World.covered(by: "01", on: "2024-01-01", in: tx) == ["01", "D1", "P1", "P2", "S1", "S2"])
                    let site = try #require(try UnitRows.find(code: "D1", in: tx))
                    let paths = try ["2025-06-30", "2025-07-01"].map { day in
                        try UnitRows.path(of: site.id, on: World.day(day), in: tx).map(\.code)
                    }
                    #expect(paths == [["01", "P1", "S1", "D1"], ["01", "C1", "S1", "D1"]])
                }
            }
        }

        @Test(arguments: TestEngine.available)
        func whatIsNotPossibleChangesNothing(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                let good = try await prepare(database)
                let before = try await World.state(database)
                var forgotten = good
                forgotten.moves.removeLast()
                var twice = good
                twice.opens.append(twice.opens[0])
                var unknown = good
                unknown.closes.append(UnitID(at: World.now))
                let school = good.moves[1].unit
                let circle = Reorganisation(from: good.day, moves: [.init(school, under: school)])
                let wrongKind = Reorganisation(from: good.day, moves: [.init(school, under: good.moves[2].unit)])
                let late = Reorganisation(from: good.day, moves: [.init(school, under: good.closes[0])])
                for change in [forgotten, twice, unknown, circle, wrongKind, late] {
                    await #expect(throws: TreeRefusal.self) {
                        try await database.write { tx in try change.apply(at: World.now, in: tx) }
                    }
                    #expect(try await World.state(database) == before)
                }
            }
        }

        @Test(arguments: TestEngine.available)
        func nothingStandsUnderAUnitThatHasClosed(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                let change = try await prepare(database)
                try await database.write { tx in try change.apply(at: World.now, in: tx) }
                let back = Reorganisation(
                    from: World.day("2025-09-01"), moves: [.init(change.moves[1].unit, under: change.closes[0])])
                let refusal = await #expect(throws: TreeRefusal.self) {
                    try await database.write { tx in try back.apply(at: World.now, in: tx) }
                }
                #expect(refusal == .notThere("Phòng 1", back.day))
            }
        }

        @Test(arguments: TestEngine.available)
        func partOfTheReachComputedAgainIsTheWhole(engine: TestEngine) async throws {
            for seed in UInt64(1)...12 {
                try await engine.with(World.schema) { database in try await compare(seed, database) }
            }
        }

        /// Writes a random tree, moves one unit, and compares the part with the whole.
        private func compare(_ seed: UInt64, _ database: Database) async throws {
            let tree = RandomTree(seed: seed)
            var random = Seed(seed)
            let ids = tree.lives.map { _ in UnitID(at: World.now, using: &random) }
            let moved = Int.random(in: ids.indices, using: &random)
            let (part, whole) = try await database.write { tx in
                for (index, life) in tree.lives.enumerated() {
                    let unit = Unit(
                        id: ids[index], code: "\(index)", name: "\(index)", kind: .school, openedOn: life.from,
                        closedOn: life.to)
                    try UnitRows.insert(unit, at: World.now, in: tx)
                }
                let links = tree.links.map {
                    Link(child: ids[$0.child], parent: ids[$0.parent], from: $0.from, to: $0.to)
                }
                try LinkRows.insert(links, .administrative, at: World.now, in: tx)
                try LinkRows.recompute(.administrative, in: tx)
                try LinkRows.end(child: ids[moved], .administrative, on: RandomTree.day(25), in: tx)
                try LinkRows.recompute(.administrative, below: [ids[moved]], in: tx)
                let part = try World.reach(tx)
                try LinkRows.recompute(.administrative, in: tx)
                return (part, try World.reach(tx))
            }
            #expect(part == whole, "seed \(seed)")
        }
    }
}
