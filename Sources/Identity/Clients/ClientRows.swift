internal import Base
internal import Database

/// A program that an administrator let in.
struct APIClient: Sendable {
    let id: ClientID
    let account: AccountID
    let grant: GrantID
    let unit: UnitID
    let name: String
    let scopes: Set<String>
}

/// Every statement about clients.
enum ClientRows {
    static func insert(_ client: APIClient, secret: String, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_client (id, account_id, grant_id, unit_id, name, scopes, secret_hash, created_at)
            VALUES (\(client.id), \(client.account), \(client.grant), \(client.unit), \(client.name),
                \(client.scopes.sorted().joined(separator: " ")), \(Secret.hash(secret)), \(now))
            """)
    }

    /// A client that was not revoked, with the hash of its secret.
    static func find(_ id: ClientID, in tx: Transaction) throws -> (client: APIClient, secretHash: String)? {
        try tx.first(
            """
            SELECT id, account_id, grant_id, unit_id, name, scopes, secret_hash FROM identity_client
            WHERE id = \(id) AND revoked_at IS NULL
            """
        ) { row in
            let id: ClientID = try row["id"]
            let account: AccountID = try row["account_id"]
            let grant: GrantID = try row["grant_id"]
            let unit: UnitID = try row["unit_id"]
            let name: String = try row["name"]
            let scopes: String = try row["scopes"]
            let client = APIClient(
                id: id, account: account, grant: grant, unit: unit, name: name,
                scopes: Set(scopes.split(separator: " ").map(String.init)))
            return (client, try row["secret_hash"])
        }
    }

    /// Programs of units within reach that were not shut out.
    static func all(_ permit: Permit<ManageAccounts>, in tx: Transaction) throws -> [APIClient] {
        try tx.all(
            """
            SELECT c.id, c.account_id, c.grant_id, c.unit_id, c.name, c.scopes FROM identity_client c
            WHERE c.revoked_at IS NULL AND \(permit.covers("c.unit_id")) ORDER BY c.name, c.id LIMIT 500
            """
        ) { row in
            let scopes: String = try row["scopes"]
            return APIClient(
                id: try row["id"], account: try row["account_id"], grant: try row["grant_id"],
                unit: try row["unit_id"], name: try row["name"],
                scopes: Set(scopes.split(separator: " ").map(String.init)))
        }
    }

    static func setSecret(_ secret: String, of id: ClientID, in tx: Transaction) throws {
        try tx.run("UPDATE identity_client SET secret_hash = \(Secret.hash(secret)) WHERE id = \(id)")
    }

    static func revoke(_ id: ClientID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE identity_client SET revoked_at = \(now) WHERE id = \(id)")
    }
}
