import Base
import Database
import Organisation
import TestKit
import Testing

@testable import Records

/// A database that was filled before three tables were kept in the order of their key has the same rows after it.
struct CompactTests {
    private static let questions: [SQL] = [
        """
        SELECT pupil_id || '|' || guardian_id || '|' || relation AS line FROM records_guardianship
        ORDER BY pupil_id, guardian_id
        """,
        """
        SELECT pupil_id || '|' || COALESCE(number, '-') || '|' || birthplace || '|' || address || '|' || phone || '|'
            || more AS line FROM records_pupil_identity ORDER BY pupil_id
        """,
        """
        SELECT pupil_id || '|' || COALESCE(ethnicity, '-') || '|' || COALESCE(religion, '-') || '|'
            || COALESCE(disability, '-') || '|' || COALESCE(policy, '-') || '|' || more AS line
        FROM records_pupil_origin ORDER BY pupil_id
        """,
    ]

    private static func lines(_ tx: Transaction) throws -> [[String]] {
        try questions.map { question in try tx.all(question) { try $0["line"] as String } }
    }

    @Test(arguments: TestEngine.available)
    func nothingIsLostWhenAnOlderDatabaseIsOpened(engine: TestEngine) async throws {
        let before = Schema(files: RecordsWorld.schema.files.filter { $0.name < "2026-11-25-1920" })
        #expect(before.files.count < RecordsWorld.schema.files.count)
        try await engine.with(before) { database in
            let city = DemonstrationCity(size: .small, seed: 7, now: RecordsWorld.now)
            let old = try await database.write { tx in
                try city.write(in: tx)
                try RecordsDemonstration.fill(
                    city.schools[0][1], SchoolYear(start: 2023), seed: 3, at: RecordsWorld.now, in: tx)
                return try Self.lines(tx)
            }
            #expect(old.allSatisfy { $0.count > 300 })
            try await RecordsWorld.schema.apply(to: database, at: RecordsWorld.now)
            #expect(try await database.read { tx in try Self.lines(tx) } == old)
            // What the tables hold together still holds: no second row of a key, no row of nobody.
            for statement: SQL in [
                "INSERT INTO records_pupil_origin (pupil_id) SELECT MIN(pupil_id) FROM records_pupil_origin",
                "INSERT INTO records_pupil_identity (pupil_id) VALUES ('nobody')",
                "INSERT INTO records_guardianship (pupil_id, guardian_id, relation) VALUES ('nobody', 'nobody', 'father')",
                "UPDATE records_pupil_identity SET number = (SELECT MAX(number) FROM records_pupil_identity)",
            ] {
                await #expect(throws: DatabaseFault.self) { try await database.write { tx in try tx.run(statement) } }
            }
        }
    }
}
