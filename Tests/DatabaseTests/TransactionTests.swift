import Base
import Database
import TestKit
import Testing

private let schema = Schema(files: [
    .init(
        name: "2026-01-01-0000-test.sql",
        source: """
            CREATE TABLE test_pupil (id TEXT PRIMARY KEY, name TEXT NOT NULL, born TEXT, fee BIGINT, active BOOLEAN NOT NULL);
            CREATE UNIQUE INDEX test_pupil_name ON test_pupil (name);
            """)
])

private struct Pupil: Equatable {
    let name: String
    let born: Day?
    let fee: Int?
    let isActive: Bool

    init(name: String, born: Day?, fee: Int?, isActive: Bool) {
        self.name = name
        self.born = born
        self.fee = fee
        self.isActive = isActive
    }

    init(_ row: Row) throws {
        name = try row["name"]
        born = try row["born"]
        fee = try row["fee"]
        isActive = try row["active"]
    }
}

@Suite(.serialized) struct TransactionTests {
    private let hostile = "O'Hara \"; DROP TABLE test_pupil; -- \\ \t \n ế 🌟 \\N"

    @Test(arguments: TestEngine.available)
    func whatIsWrittenIsRead(engine: TestEngine) async throws {
        let name = hostile
        try await engine.with(schema) { database in
            try await database.write { tx in
                try tx.run(
                    "INSERT INTO test_pupil VALUES ('1', \(name), \(Day(iso: "2015-03-01")), \(Int?.none), \(true))")
            }
            let pupils = try await database.read { tx in
                try tx.all("SELECT name, born, fee, active FROM test_pupil", Pupil.init)
            }
            #expect(pupils == [Pupil(name: name, born: Day(iso: "2015-03-01"), fee: nil, isActive: true)])
        }
    }

    @Test(arguments: TestEngine.available)
    func bulkRowsKeepEveryCharacter(engine: TestEngine) async throws {
        let name = hostile
        try await engine.with(schema) { database in
            try await database.write { tx in
                let rows: [[StoredValue]] = (0..<1000).map { number in
                    [.text("\(number)"), .text("\(name) \(number)"), .null, .integer(Int64(number)), .integer(0)]
                }
                try tx.insert(into: "test_pupil", ["id", "name", "born", "fee", "active"], rows)
            }
            let found = try await database.read { tx in
                try tx.first("SELECT name, born, fee, active FROM test_pupil WHERE id = \("999")", Pupil.init)
            }
            #expect(found == Pupil(name: "\(name) 999", born: nil, fee: 999, isActive: false))
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefusalUndoesEverything(engine: TestEngine) async throws {
        struct No: Error {}
        try await engine.with(schema) { database in
            await #expect(throws: No.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO test_pupil VALUES ('1', 'a', NULL, NULL, \(true))")
                    throw No()
                }
            }
            let count = try await database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM test_pupil") }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func aBrokenRuleSaysWhich(engine: TestEngine) async throws {
        try await engine.with(schema) { database in
            let fault = await #expect(throws: DatabaseFault.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO test_pupil VALUES ('1', 'a', NULL, NULL, \(true))")
                    try tx.run("INSERT INTO test_pupil VALUES ('2', 'a', NULL, NULL, \(true))")
                }
            }
            #expect(fault?.kind == .notUnique)
        }
    }

    @Test(arguments: TestEngine.available)
    func concurrentWritersLoseNothing(engine: TestEngine) async throws {
        try await engine.with(schema) { database in
            try await database.write { tx in try tx.run("INSERT INTO test_pupil VALUES ('1', 'a', NULL, 0, \(true))") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write { tx in
                                let fee = try tx.count("SELECT fee AS n FROM test_pupil WHERE id = '1'")
                                try tx.run("UPDATE test_pupil SET fee = \(fee + 1) WHERE id = '1'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let fee = try await database.read { tx in try tx.count("SELECT fee AS n FROM test_pupil") }
            #expect(fee == 20)
        }
    }

    @Test(arguments: TestEngine.available)
    func aChangedSchemaFileIsRefused(engine: TestEngine) async throws {
        try await engine.with(schema) { database in
            let again = try await schema.apply(to: database, at: Instant(milliseconds: 0))
            #expect(again.isEmpty)
            let changed = Schema(files: [.init(name: schema.files[0].name, source: "SELECT 1")])
            let fault = await #expect(throws: DatabaseFault.self) {
                try await changed.apply(to: database, at: Instant(milliseconds: 0))
            }
            #expect(fault?.kind == .corrupt)
        }
    }
}
