import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// That time does not tell who has an account, shown without a clock: the work is the same.
@Suite(.serialized) struct SignInTimeTests {
    private struct Work: Equatable {
        let statements: Int
        let isBlocked: Bool
        /// The rounds of the one hash that is tried and of what comes after it.
        let rounds: Int
    }

    @Test(arguments: TestEngine.available)
    func everyLoginCostsTheSame(engine: TestEngine) async throws {
        let hash = try PasswordHash(of: World.password)
        let old = try PasswordHash(of: World.password, cost: .init(rounds: 1 << 15, blockSize: 8, parallelism: 1))
        try await World.with(engine, publishes: false) { world in
            let now = World.start
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET password = \(hash.text)")
                try tx.run("UPDATE identity_account SET password = \(old.text) WHERE login = 'truong'")
                try tx.run("UPDATE identity_account SET disabled_at = \(now) WHERE login = 'phong'")
                try tx.run("UPDATE identity_account SET password = '' WHERE login = 'xem'")
                try tx.run("UPDATE identity_account SET last_seen_at = '2001-01-01T00:00:00.000Z' WHERE login = 'thpt'")
            }
            let logins = ["so", "khong-co", "phong", "xem", "thpt", "truong"]
            let open = try await work(logins, world)
            #expect(open.allSatisfy { $0 == open[0] && !$0.isBlocked && $0.rounds == 1 << 16 }, "\(open)")
            try await world.database.write { tx in
                for login in logins {
                    for _ in 0..<FailureRows.perLogin {
                        try FailureRows.insert(login: login, address: "-", at: now, in: tx)
                    }
                }
            }
            let blocked = try await work(logins, world)
            #expect(blocked.allSatisfy { $0 == blocked[0] && $0.isBlocked }, "\(blocked)")
        }
    }

    private func work(_ logins: [String], _ world: World) async throws -> [Work] {
        try await world.database.read { tx in
            try logins.map { login in
                let before = tx.statements
                do {
                    let nobody = PasswordHash(matchingNothingAt: .standard)
                    let found = try SignIn.look(login, address: "-", or: nobody, at: World.start, in: tx)
                    let cost = try #require(found.hash.cost)
                    let rest = PasswordHash.Cost.standard.remaining(after: cost)
                    let rounds = ([cost] + rest).reduce(0) { $0 + $1.rounds }
                    return Work(statements: tx.statements - before, isBlocked: false, rounds: rounds)
                } catch SignInRefusal.blocked {
                    return Work(statements: tx.statements - before, isBlocked: true, rounds: 0)
                }
            }
        }
    }
}
