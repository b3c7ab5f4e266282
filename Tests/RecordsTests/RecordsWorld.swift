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

    static func with(_ engine: TestEngine, _ body: (Database, Organisation.Unit) async throws -> Void) async throws {
        try await engine.with(schema) { database in
            let city = DemonstrationCity(size: .small, seed: 7, now: now)
            let school = city.schools[0][1]
            try await database.write { tx in
                try city.write(in: tx)
                try RecordsDemonstration.fill(school, SchoolYear(start: 2023), seed: 3, at: now, in: tx)
            }
            try await body(database, school)
        }
    }
}
