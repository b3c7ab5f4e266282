import Base
import Database
import Foundation
import Identity
import Organisation
import TestKit

@testable import Facilities

/// A small city with one school that has rooms, machines and classes.
enum World {
    static let now = Instant(Day(iso: "2023-10-05") ?? Day(daysSinceEpoch: 0), hour: 9)
    static let today = now.day

    static let schema: Schema = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let folders = ["Identity", "Organisation", "Facilities"].map {
            sources.appendingPathComponent("\($0)/Schema").path
        }
        return (try? Schema(folders: folders)) ?? Schema(files: [])
    }()

    /// A primary school with four classes of 30, 36, 34 and 28, as another module would tell them.
    static func ports(_ unit: UnitID) -> FacilitiesPorts {
        var random = Seed(5)
        let classes = [("3A", 30), ("4A", 36), ("5A", 34), ("5B", 28)].map { name, learners in
            ClassSize(
                id: ClassReference(at: now, using: &random), unit: unit, name: name, level: .primary,
                learners: learners)
        }
        return FacilitiesPorts { _, _, _ in classes }
    }

    struct School {
        let unit: Organisation.Unit
        let ports: FacilitiesPorts
        let permit: UnitPermit<KeepFacilities>
    }

    static func with(
        _ engine: TestEngine, _ body: @escaping @Sendable (School, Transaction) throws -> Void
    ) async throws {
        try await engine.with(schema) { database in
            let city = DemonstrationCity(size: .small, seed: 7, now: now)
            let unit = city.schools[0][1]
            let ports = ports(unit.id)
            try await database.write { tx in
                try city.write(in: tx)
                try FacilitiesDemonstration.fill([unit], ports: ports, seed: 3, at: now, in: tx)
                let account = Account(id: AccountID(at: now), login: "truong", name: "Hiệu trưởng", language: .vi)
                try AccountRows.insert(
                    account, email: nil, password: try PasswordHash(of: "mot mat khau dai de thu", cost: .cheap),
                    at: now, in: tx)
                let grant = Grant(
                    id: GrantID(at: now), unit: unit.id, role: .head, validFrom: Day(iso: "2023-08-01") ?? today,
                    validTo: nil)
                try AccountRows.insert(grant, of: account.id, in: tx)
            }
            try await database.write { tx in
                let permit = try Permit<KeepFacilities>.demonstration(
                    "truong", tree: OrganisationTree(), at: now, in: tx)
                try body(School(unit: unit, ports: ports, permit: permit.on(unit.id, in: tx)), tx)
            }
        }
    }
}
