internal import Base
internal import Database

/// Failed sign-ins, so that guessing is slow. Counted for a login from one address, and for an address over all
/// logins; never for a login alone, so that a stranger cannot lock somebody out.
enum FailureRows {
    static let window = 15 * 60
    static let perLogin = 5
    static let perAddress = 50

    static func insert(login: String, address: String, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_failure (id, login, address, at)
            VALUES (\(ID<GrantTag>(at: now)), \(login), \(address), \(now))
            """)
        try tx.run("DELETE FROM identity_failure WHERE at < \(now.adding(seconds: -window))")
    }

    static func isBlocked(login: String, address: String, at now: Instant, in tx: Transaction) throws -> Bool {
        let since = now.adding(seconds: -window)
        let own = try tx.count(
            """
            SELECT COUNT(*) AS n FROM identity_failure
            WHERE login = \(login) AND address = \(address) AND at >= \(since)
            """)
        if own >= perLogin { return true }
        let all = try tx.count(
            "SELECT COUNT(*) AS n FROM identity_failure WHERE address = \(address) AND at >= \(since)")
        return all >= perAddress
    }

    static func clear(login: String, address: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_failure WHERE login = \(login) AND address = \(address)")
    }
}
