import Base
import Database
import Identity
import TestKit
import Testing

@testable import Outbox

/// An installation that had letters on their way keeps them as they were when it learns of devices.
struct DeviceSchemaTests {
    private static let added = "2026-11-25-1930-devices.sql"

    @Test(arguments: TestEngine.available)
    func deliveriesStayAsTheyWere(engine: TestEngine) async throws {
        let old = Schema(files: OutboxWorld.schema.files.filter { $0.name < DeviceSchemaTests.added })
        try await engine.with(old) { database in
            let now = OutboxWorld.start
            let rows: @Sendable (Transaction) throws -> [String] = { tx in
                try tx.all(
                    """
                    SELECT id, message_id, person_id, channel, state, is_digest, lead_id, next_at, tries, detail, created_at
                    FROM outbox_delivery ORDER BY id
                    """
                ) { row in
                    let digest: Bool = try row["is_digest"]
                    let tries: Int = try row["tries"]
                    let texts = try ["id", "message_id", "person_id", "channel", "state", "lead_id", "detail"].map {
                        try row[$0] as String? ?? "-"
                    }
                    let moments = [try row["next_at"] as Instant, try row["created_at"]].map(\.iso)
                    return (texts + moments + ["\(digest)", "\(tries)"]).joined(separator: "|")
                }
            }
            let before = try await database.write { tx -> [String] in
                for number in 0..<3 {
                    let message = MessageID(at: now)
                    let told = Announcement(.work, Text(verbatim: "Tin"), Text(verbatim: "Nội dung"))
                    let new = NewMessage(
                        id: message, announcement: told, person: "p\(number)", unit: nil, address: nil, language: nil)
                    _ = try MessageRows.insert(new, at: now, in: tx)
                    let id = DeliveryID(at: now)
                    try tx.run(
                        """
                        INSERT INTO outbox_delivery (id, message_id, person_id, channel, state, is_digest, lead_id,
                            next_at, tries, detail, created_at)
                        VALUES (\(id), \(message), \("p\(number)"), 'hook', 'waiting', \(number == 1), \(id), \(now),
                            \(number), '451', \(now))
                        """)
                }
                return try rows(tx)
            }
            let applied = try await OutboxWorld.schema.apply(to: database, at: now)
            #expect(applied.first == DeviceSchemaTests.added)
            let after = try await database.read { tx in try rows(tx) }
            #expect(before.count == 3 && after == before)
        }
    }
}
