internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Programs of other systems: an administrator lets one in for a unit within reach, with what it may do; its secret is
/// shown once, changed at any time, and ends with the program.
enum ClientPages {
    static let endpoints: [Endpoint] = [
        .page("/accounts/programs", .needs(ManageAccounts.self)) { visit, tx in try show(visit, nil, nil, tx) },
        .action("/accounts/programs", .needs(ManageAccounts.self), register) { visit, refusal, tx in
            try show(visit, nil, refusal, tx)
        },
        .action("/accounts/programs/:client/secret", .needs(ManageAccounts.self), renew),
        .action("/accounts/programs/:client/end", .needs(ManageAccounts.self), end),
    ]

    private static func show(
        _ visit: Visit, _ made: ClientViews.Made?, _ refusal: (any Refusal)?, _ tx: Transaction
    ) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let clients = try ClientRows.all(permit, in: tx)
        let lines = try clients.map { ($0, try permit.tree.name(of: $0.unit, in: tx) ?? "–") }
        return .page(ClientViews.list(lines, made, refusal, visit))
    }

    private static func register(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        var reader = FormReader(visit.form.values)
        let name = reader.text("name", required: ClientTexts.nameMissing, limit: 60)
        let code = reader.text("unit", limit: 50)
        let known = Set(visit.chrome.scopes.map(\.name))
        let scopes = Set(visit.form.values.all("scope")).intersection(known)
        if scopes.isEmpty { reader.fail("scope", OwnTokenTexts.scopeMissing) }
        let unit = code.isEmpty ? permit.scope : try permit.tree.unit(code: code, in: tx)
        if unit == nil { reader.fail("unit", AccountTexts.refusal(.unknownUnit)) }
        try reader.finish()
        guard let unit else { throw NotFound() }
        let id = ClientID(at: visit.now)
        // The program acts through an account of its own that has no password, and only looks.
        let account = try AccountActions.create(
            AccountActions.NewAccount(
                name: name, login: "program-\(id.text.suffix(12))", email: nil, unit: unit, role: .viewer,
                from: visit.today, to: nil), by: permit, in: tx)
        guard let grant = try AccountRows.grants(of: account, on: visit.today, in: tx).first else { throw NotFound() }
        let secret = Secret.token()
        let client = APIClient(id: id, account: account, grant: grant.id, unit: unit, name: name, scopes: scopes)
        try ClientRows.insert(client, secret: secret, at: visit.now, in: tx)
        try permit.record(
            "register program", subject: "program", id: id.text, unit: unit,
            changes: [
                FieldChange("name", from: nil, to: name),
                FieldChange("scopes", from: nil, to: scopes.sorted().joined(separator: " ")),
            ], in: tx)
        return try show(visit, ClientViews.Made(id: id.text, secret: secret), nil, tx)
    }

    /// A program whose unit is within reach; any other does not exist for the person.
    static func find(
        _ visit: Visit, _ tx: Transaction
    ) throws -> (APIClient, Permit<ManageAccounts>) {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        guard let id: ClientID = visit.request.id("client"), let found = try ClientRows.find(id, in: tx)?.client else {
            throw NotFound()
        }
        _ = try permit.on(found.unit, in: tx)
        return (found, permit)
    }

    private static func renew(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (client, permit) = try find(visit, tx)
        let secret = Secret.token()
        try ClientRows.setSecret(secret, of: client.id, in: tx)
        try permit.record("renew secret", subject: "program", id: client.id.text, unit: client.unit, in: tx)
        return try show(visit, ClientViews.Made(id: client.id.text, secret: secret), nil, tx)
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (client, permit) = try find(visit, tx)
        try ClientRows.revoke(client.id, at: visit.now, in: tx)
        try AccountListRows.end(client.grant, on: visit.today, in: tx)
        try permit.record("end program", subject: "program", id: client.id.text, unit: client.unit, in: tx)
        return .redirect(to: "/accounts/programs?done=account-saved")
    }
}
