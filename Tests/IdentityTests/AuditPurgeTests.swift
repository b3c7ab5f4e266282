import Base
import Database
import TestKit
import Testing

@testable import Identity

/// What is over goes, what is not stays, and the chain still tells when anything else is touched.
struct AuditPurgeTests {
    private static let now = Instant(Day(iso: "2026-11-25") ?? Day(daysSinceEpoch: 0), hour: 9)

    /// Forty lines, one a month up to now; every fourth is a reading of sensitive data.
    private func fill(_ database: Database) async throws {
        try await database.write { tx in
            for number in 0..<40 {
                let day = AuditRetention.firstKept(39 - number, on: Self.now.day)
                let action = number % 4 == 0 ? Readings.action : "test"
                try Audit.write(
                    Audit.Entry(action: action, subject: "thing", id: "\(number)"), at: Instant(day, hour: 8), in: tx)
            }
        }
        try await AuditSeal.run(database)
    }

    private func actions(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.all("SELECT action FROM identity_audit ORDER BY sequence") { try $0["action"] as String }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsOverGoesAndTheChainHolds(engine: TestEngine) async throws {
        try await engine.with(AuditTests.schema) { database in
            try await fill(database)
            let before = try await AuditSeal.verify(database)
            #expect(try await AuditPurge.run(database, at: Self.now) == 24)
            let left = try await actions(database)
            // The last 13 months whole; of the year before, three readings.
            #expect(left.filter { $0 == "test" }.count == 10)
            #expect(left.filter { $0 == Readings.action }.count == 6)
            try await AuditSeal.run(database)
            let report = try await AuditSeal.verify(database)
            #expect(report.fault == nil && report.sealed == 41 && report.purged == 24)
            #expect(try await AuditSeal.contains(before.head, in: database))
            #expect(try await AuditPurge.run(database, at: Self.now) == 0)
            // Two years later the readings go as well, the line that tells of the purge never.
            let later = Instant(Day(iso: "2029-01-01") ?? Self.now.day, hour: 1)
            #expect(try await AuditPurge.run(database, at: later) == 16)
            try await AuditSeal.run(database)
            let end = try await AuditSeal.verify(database)
            #expect(end.fault == nil && end.purged == 40 && end.sealed == 42)
            #expect(try await actions(database) == [AuditPurge.action, AuditPurge.action])
        }
    }

    /// A purge that nobody made: lines taken out with a stretch slipped in, a stretch moved, a line of it changed.
    @Test(arguments: [
        "DELETE FROM identity_audit WHERE sequence = 36",
        "DELETE FROM identity_audit_gap WHERE first_sequence = 1",
        "UPDATE identity_audit_gap SET last_sequence = last_sequence + 1 WHERE first_sequence = 1",
        "UPDATE identity_audit_gap SET hash = 'x' WHERE first_sequence = 1",
        "INSERT INTO identity_audit_gap SELECT sequence, sequence, hash, 'x' FROM identity_audit WHERE sequence = 36",
        """
        INSERT INTO identity_audit_gap SELECT a.sequence, a.sequence, a.hash, g.purge
        FROM identity_audit a, identity_audit_gap g WHERE a.sequence = 36 LIMIT 1
        """,
        "UPDATE identity_audit SET subject_id = 'x' WHERE action = 'purge log'",
        "DELETE FROM identity_audit WHERE action = 'purge log'",
    ])
    func aForgedPurgeIsFound(statement: String) async throws {
        try await TestEngine.sqlite.with(AuditTests.schema) { database in
            try await fill(database)
            try await AuditPurge.run(database, at: Self.now)
            try await AuditSeal.run(database)
            #expect(try await AuditSeal.verify(database).fault == nil)
            try await database.write { tx in _ = try tx.run(SQL(stringLiteral: statement)) }
            #expect(try await AuditSeal.verify(database).fault != nil)
        }
    }

    @Test(arguments: [
        ("2026-11-25", 12, "2025-11-25"), ("2026-01-31", 11, "2025-02-28"), ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 1, "2025-12-15"), ("2026-12-31", 24, "2024-12-31"),
    ])
    func monthsAreCountedByTheCalendar(today: String, months: Int, first: String) {
        #expect(AuditRetention.firstKept(months, on: Day(iso: today) ?? Self.now.day).iso == first)
    }

    @Test func theLawSetsTheLeast() {
        #expect(AuditRetention(checking: 11, readingMonths: 24) == nil)
        #expect(AuditRetention(checking: 24, readingMonths: 12) == nil)
        #expect(AuditRetention(checking: 12, readingMonths: 12)?.months == 12)
    }
}
