internal import Base
internal import Database

/// Every statement about wide roles that wait.
enum RoleRequestRows {
    static func insert(_ request: RoleRequest, in tx: Transaction) throws {
        let new = request.new
        try tx.run(
            """
            INSERT INTO identity_role_request
                (id, account_id, login, name, email, unit_id, role, valid_from, valid_to, asked_by, asked_at)
            VALUES (\(request.id), \(request.account), \(new.login), \(new.name), \(new.email), \(new.unit),
                \(new.role), \(new.from), \(new.to), \(request.askedBy), \(request.askedAt))
            """)
    }

    private static let columns: SQL = """
        r.id, r.account_id, r.login, r.name, r.email, r.unit_id, r.role, r.valid_from, r.valid_to, r.asked_by,
        r.asked_at, r.decided_at, p.name AS asked_name, u.name AS unit_name
        FROM identity_role_request r LEFT JOIN identity_account p ON p.id = r.asked_by
        LEFT JOIN organisation_unit u ON u.id = r.unit_id
        """

    /// Those within reach that wait, the oldest first.
    static func open(_ permit: Permit<ManageAccounts>, in tx: Transaction) throws -> [RoleRequest] {
        let since = permit.now.adding(seconds: -RoleRequests.patience * 86_400)
        return try tx.all(
            """
            SELECT \(columns) WHERE r.decided_at IS NULL AND r.asked_at > \(since) AND \(permit.covers("r.unit_id"))
            ORDER BY r.asked_at, r.id
            """, request)
    }

    /// One within reach, also when it was decided.
    static func find(
        _ id: RoleRequestID, _ permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> RoleRequest? {
        let since = permit.now.adding(seconds: -RoleRequests.patience * 86_400)
        return try tx.first(
            """
            SELECT \(columns) WHERE r.id = \(id) AND r.asked_at > \(since) AND \(permit.covers("r.unit_id"))
            """, request)
    }

    private static func request(_ row: Row) throws -> RoleRequest {
        let new = AccountActions.NewAccount(
            name: try row["name"], login: try row["login"], email: try row["email"], unit: try row["unit_id"],
            role: try row["role"], from: try row["valid_from"], to: try row["valid_to"])
        let asked: String? = try row["asked_name"]
        let unit: String? = try row["unit_name"]
        let decided: Instant? = try row["decided_at"]
        return RoleRequest(
            id: try row["id"], account: try row["account_id"], new: new, askedBy: try row["asked_by"],
            askedAt: try row["asked_at"], askedByName: asked ?? "–", unitName: unit ?? "–", isOpen: decided == nil)
    }

    /// False when somebody was quicker.
    static func decide(
        _ id: RoleRequestID, _ decision: RoleRequest.Decision, by account: AccountID, at now: Instant,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE identity_role_request SET decision = \(decision), decided_by = \(account), decided_at = \(now)
            WHERE id = \(id) AND decided_at IS NULL
            """) == 1
    }

    /// Administrators who reach a unit and have set their password: those who can confirm something there.
    static func confirmers(
        of unit: UnitID, on day: Day, in tx: Transaction
    ) throws -> [(account: AccountID, unit: UnitID)] {
        let watchers = try AlarmRows.watchers(of: unit, on: day, in: tx)
        let able = Set(
            try tx.all(
                """
                SELECT id FROM identity_account
                WHERE id IN \(list: watchers.map(\.0)) AND password <> ''
                """
            ) { try $0["id"] as AccountID })
        return watchers.filter { able.contains($0.0) }.map { (account: $0.0, unit: $0.1) }
    }
}
