import Base
import Database
import TestKit
import Testing

@testable import Identity

/// Codes on paper, as they are kept (ASVS 2.6.2).
@Suite(.serialized) struct RecoveryCodeTests {
    private func account(_ database: Database) async throws -> AccountID {
        let id = try await database.read { tx in
            try tx.first("SELECT id FROM identity_account WHERE login = 'so'") { try $0["id"] as AccountID }
        }
        return try #require(id)
    }

    @Test(arguments: TestEngine.available)
    func eachOpensOnceAndIsKeptWithASaltOfItsOwn(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let account = try await account(world.database)
            let codes = (0..<10).map { _ in RecoveryCode.make() }
            try await world.database.write { tx in try SecondFactorRows.setRecovery(codes, of: account, in: tx) }
            let salts = try await world.database.read { tx in
                try tx.all("SELECT salt FROM identity_recovery") { try $0["salt"] as String }
            }
            #expect(Set(salts).count == 10 && salts.allSatisfy { $0.count == 22 })
            let opened = try await world.database.write { tx in
                try [codes[3], codes[3], codes[4].lowercased(), "AAAA-AAAA-AAAA-AAAA"].map {
                    try SecondFactorRows.useRecovery($0, of: account, in: tx)
                }
            }
            #expect(opened == [true, false, true, false])
            let left = try await world.database.read { tx in try SecondFactorRows.countRecovery(of: account, in: tx) }
            #expect(left == 8)
        }
    }

    @Test(arguments: TestEngine.available)
    func thoseOfBeforeAreSaltedAndGoOnToOpen(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let account = try await account(world.database)
            let codes = (0..<2).map { _ in RecoveryCode.make() }
            try await world.database.write { tx in
                for code in codes {
                    let hash = RecoveryCode.hash(code, of: account)
                    try tx.run(
                        "INSERT INTO identity_recovery (code_hash, account_id) VALUES (\(hash), \(account))")
                }
            }
            try await IdentityModule.settle(world.database)
            let bare = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_recovery WHERE salt = ''")
            }
            #expect(bare == 0)
            try await IdentityModule.settle(world.database)
            let opened = try await world.database.write { tx in
                try codes.map { try SecondFactorRows.useRecovery($0, of: account, in: tx) }
            }
            #expect(opened == [true, true])
        }
    }
}
