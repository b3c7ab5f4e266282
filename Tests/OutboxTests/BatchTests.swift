import Base
import Database
import Identity
import TestKit
import Testing

@testable import Outbox

/// A whole city is told in a few statements, each person once and as they wish.
@Suite(.serialized) struct BatchTests {
    @Test(arguments: TestEngine.available)
    func aCityIsToldInAFewStatements(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            let people = (0..<3013).map { _ in AccountID(at: OutboxWorld.start) }
            let now = world.now
            let statements = try await world.database.write { tx in
                try tx.insert(
                    into: "identity_account",
                    [
                        "id", "login", "name", "name_fold", "name_sort", "email", "password", "language", "created_at",
                        "disabled_at",
                    ],
                    people.enumerated().map { index, id in
                        let email: StoredValue = index % 3 == 0 ? .null : .text("n\(index)@example.vn")
                        let end: StoredValue = index == 1 ? now.stored : .null
                        return [
                            id.stored, .text("n\(index)"), .text("N"), .text("n"), .text("n"), email, .text(""),
                            .text("vi"), now.stored, end,
                        ]
                    })
                let wish = Preference(byMail: false, byHook: true, number: "0912345678")
                try PreferenceRows.set(wish, of: people[0], in: tx)
                let before = tx.statements
                let told = Announcement(
                    .work, Text(verbatim: "a"), Text(verbatim: "b"), path: "/tasks", once: "edition|1")
                let recipients = people.map { Recipient($0, at: world.unit) } + [Recipient(people[5], at: world.unit)]
                #expect(try Outbox.announce(told, to: recipients, at: now, in: tx) == 3012, "one account is closed")
                let count = tx.statements - before
                #expect(try Outbox.announce(told, to: recipients, at: now, in: tx) == 0, "told once")
                return count
            }
            #expect(statements <= 4 * 4, "\(statements)")
            let channels = try await world.database.read { tx in
                try tx.all("SELECT channel, COUNT(*) AS n FROM outbox_delivery GROUP BY channel ORDER BY channel") {
                    row in "\(try row["channel"] as String) \(try row["n"] as Int)"
                }
            }
            #expect(channels == ["hook 1", "mail 2007"])
        }
    }
}
