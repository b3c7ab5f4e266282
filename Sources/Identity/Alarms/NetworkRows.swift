internal import Base
internal import Database

/// Every statement about the networks of administrators.
enum NetworkRows {
    static func all(of account: AccountID, in tx: Transaction) throws -> Set<String> {
        Set(
            try tx.all("SELECT network FROM identity_network WHERE account_id = \(account)") {
                try $0["network"] as String
            })
    }

    static func keep(_ network: String, of account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_network (account_id, network, first_at, last_at)
            VALUES (\(account), \(network), \(now), \(now))
            ON CONFLICT (account_id, network) DO UPDATE SET last_at = excluded.last_at
            """)
    }

    static func forget(before day: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_network WHERE last_at < \(day)")
    }
}
