import Base
import Database
import Foundation
import TestKit
import Testing

@testable import Identity

/// The log keeps everything and tells when it was touched.
struct AuditTests {
    static let schema: Schema = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Identity/Schema").path
        return (try? Schema(folders: [folder])) ?? Schema(files: [])
    }()

    private func fill(_ database: Database, _ count: Int, from start: Int = 0) async throws {
        try await database.write { tx in
            for number in start..<start + count {
                let changes = FieldChange.json([FieldChange("what", from: nil, to: "việc \(number)")])
                try Audit.write(
                    Audit.Entry(action: "test", subject: "thing", id: "\(number)", changes: changes),
                    at: Instant(milliseconds: Int64(number) * 1000), in: tx)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aWholeLogIsWhole(engine: TestEngine) async throws {
        try await engine.with(AuditTests.schema) { database in
            try await fill(database, 1_200)
            #expect(try await AuditSeal.verify(database).unsealed == 1_200)
            #expect(try await AuditSeal.run(database) == 1_200)
            let first = try await AuditSeal.verify(database)
            #expect(first.fault == nil && first.sealed == 1_200)
            try await fill(database, 5, from: 1_200)
            #expect(try await AuditSeal.run(database) == 5)
            let report = try await AuditSeal.verify(database)
            #expect(report.fault == nil && report.sealed == 1_205 && report.unsealed == 0)
            #expect(try await AuditSeal.contains(first.head, in: database))
            #expect(try await !AuditSeal.contains("nothing", in: database))
        }
    }

    @Test(arguments: [
        ("UPDATE identity_audit SET detail = 'x' WHERE sequence = 7", ChainFault.changed(7)),
        ("UPDATE identity_audit SET address = 'x' WHERE sequence = 1", .changed(1)),
        ("UPDATE identity_audit SET hash = 'x' WHERE sequence = 20", .changed(20)),
        ("DELETE FROM identity_audit WHERE sequence = 3", .missing(3)),
        ("DELETE FROM identity_audit WHERE sequence > 15", .cut(last: 15, sealed: 20)),
        ("UPDATE identity_audit SET sequence = 99 WHERE sequence = 5", .missing(5)),
    ])
    func whatWasTouchedIsFound(statement: String, fault: ChainFault) async throws {
        try await TestEngine.sqlite.with(AuditTests.schema) { database in
            try await fill(database, 20)
            try await AuditSeal.run(database)
            try await database.write { tx in
                _ = try tx.run(SQL(stringLiteral: statement))
            }
            #expect(try await AuditSeal.verify(database).fault == fault)
        }
    }

    /// Two programs that seal at once make one chain.
    @Test(arguments: TestEngine.available)
    func sealersDoNotMeet(engine: TestEngine) async throws {
        try await engine.with(AuditTests.schema) { database in
            try await fill(database, 2_500)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 { group.addTask { try await AuditSeal.run(database) } }
                var total = 0
                for try await count in group { total += count }
                #expect(total == 2_500)
            }
            #expect(try await AuditSeal.verify(database).fault == nil)
        }
    }

    @Test func onlyWhatDiffersIsKept() {
        let json = FieldChange.json([FieldChange("a", from: "1", to: "1"), FieldChange("b", from: nil, to: "x\"y")])
        #expect(FieldChange.list(json) == [FieldChange("b", from: nil, to: "x\"y")])
        #expect(FieldChange.json([FieldChange("a", from: nil, to: nil)]).isEmpty)
    }
}
