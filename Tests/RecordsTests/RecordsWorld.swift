import Base
import Database
import FoundationEssentials
import Identity
import Organisation
import TestKit

@testable import Records

/// A small city with one school full of pupils.
enum RecordsWorld {
    static let now = Instant(Day(iso: "2023-10-05") ?? Day(daysSinceEpoch: 0), hour: 9)

    static let schema: Schema = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let folders = ["Outbox", "Identity", "Organisation", "Records"].map {
            sources.appendingPathComponent("\($0)/Schema").path
        }
        return (try? Schema(folders: folders)) ?? Schema(files: [])
    }()

    /// An account at the school that may do what the role may.
    static func keeper(_ login: String, _ role: Role, _ school: Organisation.Unit, _ tx: Transaction) throws {
        let account = Account(id: AccountID(at: now), login: login, name: "Người Nhập", language: .vi)
        try AccountRows.insert(
            account, email: nil, password: try PasswordHash(of: "mot mat khau dai", cost: .cheap), at: now, in: tx)
        try AccountRows.insert(
            Grant(
                id: GrantID(at: now), unit: school.id, role: role, validFrom: Day(iso: "2023-08-01") ?? now.day,
                validTo: nil), of: account.id, in: tx)
    }

    /// - Parameter level: of the school; the first of that level in the city.
    static func with(
        _ engine: TestEngine, level: Level? = nil, _ body: (Database, Organisation.Unit) async throws -> Void
    ) async throws {
        try await engine.with(schema) { database in
            let city = DemonstrationCity(size: .small, seed: 7, now: now)
            let school =
                level.flatMap { level in city.schools.joined().first { $0.levels == [level] } } ?? city.schools[0][1]
            try await database.write { tx in
                try city.write(in: tx)
                try RecordsDemonstration.fill(school, SchoolYear(start: 2023), seed: 3, at: now, in: tx)
            }
            try await body(database, school)
        }
    }
}
