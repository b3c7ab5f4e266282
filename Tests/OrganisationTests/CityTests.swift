import Base
import Database
import TestKit
import Testing

@testable import Organisation

extension StoreTests {
    struct CityTests {
        @Test func theSameSeedMakesTheSameCity() {
            let first = DemonstrationCity(size: .small, seed: 7, now: World.now)
            let second = DemonstrationCity(size: .small, seed: 7, now: World.now)
            let other = DemonstrationCity(size: .small, seed: 8, now: World.now)
            #expect(first.units == second.units && first.units != other.units)
        }

        @Test func aWholeCityHasTheNumbersOfHaNoi() {
            let city = DemonstrationCity(size: .city, seed: 1, now: World.now)
            let kinds = Dictionary(grouping: city.units, by: \.kind).mapValues(\.count)
            #expect(kinds[.school] == 2_954 && kinds[.districtOffice] == 30 && kinds[.commune] == 126)
            #expect(kinds[.cluster] == 30 && kinds[.continuingCentre] == 29 && kinds[.department] == 1)
            #expect(Set(city.units.map(\.code)).count == city.units.count)
            #expect(Set(city.units.map(\.name)).count == city.units.count)
            let codes = city.units.filter { $0.kind == .school || $0.kind == .continuingCentre }.map(\.code)
            #expect(codes.allSatisfy { $0.utf8.count == 8 && $0.hasPrefix("01") && $0.allSatisfy(\.isNumber) })
        }

        @Test(arguments: TestEngine.available, ["2023-09-28", "2025-06-30", "2025-07-01", "2026-09-01"])
        func everySchoolHasOneSuperiorOnEveryDay(engine: TestEngine, day: String) async throws {
            try await engine.with(World.schema) { database in
                let city = DemonstrationCity(size: .small, seed: 7, now: World.now)
                try await database.write { tx in try city.write(in: tx) }
                try await database.read { tx in
                    let today = World.day(day)
                    let there = city.units.filter { $0.exists(on: today) && $0.kind != .cluster }.map(\.code).sorted()
                    #expect(try World.covered(by: "01", on: day, in: tx) == there)
                    let above: UnitKind = day < "2025-07-01" ? .districtOffice : .commune
                    for school in city.schools.joined() {
                        let parent = try UnitRows.parent(of: school.id, on: today, in: tx)
                        #expect(parent?.kind == above, "\(school.name)")
                    }
                    let clusters = day < "2025-10-01" ? 0 : 1
                    let school = try #require(city.schools.first?.first)
                    let cluster = try UnitRows.parent(of: school.id, on: today, .professional, in: tx)
                    #expect((cluster == nil ? 0 : 1) == clusters)
                }
            }
        }

        @Test(arguments: TestEngine.available)
        func theCityKeepsTheRulesOfItsTime(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                let city = DemonstrationCity(size: .small, seed: 7, now: World.now)
                try await database.write { tx in try city.write(in: tx) }
                let broken = try await database.read { tx in
                    try tx.count(
                        """
                        SELECT COUNT(*) AS n FROM organisation_link l
                        JOIN organisation_unit c ON c.id = l.child_id JOIN organisation_unit p ON p.id = l.parent_id
                        WHERE NOT EXISTS (SELECT 1 FROM organisation_kind_rule r WHERE r.child_kind = c.kind
                            AND r.parent_kind = p.kind AND r.hierarchy = l.hierarchy AND r.valid_from <= l.valid_from
                            AND (r.valid_to IS NULL OR r.valid_to >= l.valid_to))
                        """)
                }
                #expect(broken == 0)
            }
        }
    }
}
