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
        /// The costs of the one hash that is tried.
        let costs: [Substring]
    }

    @Test(arguments: TestEngine.available)
    func everyLoginCostsTheSame(engine: TestEngine) async throws {
        let hash = try PasswordHash(of: World.password)
        try await World.with(engine, publishes: false) { world in
            let now = World.start
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET password = \(hash.text)")
                try tx.run("UPDATE identity_account SET disabled_at = \(now) WHERE login = 'phong'")
                try tx.run("UPDATE identity_account SET password = '' WHERE login = 'xem'")
                try tx.run("UPDATE identity_account SET last_seen_at = '2001-01-01T00:00:00.000Z' WHERE login = 'thpt'")
            }
            let logins = ["so", "khong-co", "phong", "xem", "thpt"]
            let open = try await work(logins, world)
            #expect(open.allSatisfy { $0 == open[0] && !$0.isBlocked && $0.costs.count == 3 }, "\(open)")
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
                    let found = try SignIn.look(login, address: "-", at: World.start, in: tx)
                    let costs = found.hash.text.split(separator: "$").dropFirst().prefix(3)
                    return Work(statements: tx.statements - before, isBlocked: false, costs: Array(costs))
                } catch SignInRefusal.blocked {
                    return Work(statements: tx.statements - before, isBlocked: true, costs: [])
                }
            }
        }
    }
}
