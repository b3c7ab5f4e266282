internal import Base
internal import Database
internal import Web

/// Checks who somebody is: counts failures, takes as long for an unknown name as for a wrong password, and begins a
/// session with a new token.
struct SignIn: Sendable {
    let database: Database
    let blocking: BlockingPool

    /// A hash that no password matches, so that an unknown login costs what a known one costs.
    private static let nobody = PasswordHash(
        text: "scrypt$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")

    /// - Returns: the token of the new session.
    func begin(login: String, password: String, address: String, at now: Instant) async throws -> (
        token: String, account: Account
    ) {
        let found = try await database.read { tx in
            guard try !FailureRows.isBlocked(login: login, address: address, at: now, in: tx) else {
                throw SignInRefusal.blocked
            }
            return try AccountRows.signingIn(login, in: tx)
        }
        let hash = found?.1 ?? SignIn.nobody
        let matches = try await blocking.run { hash.matches(password) }
        guard let account = found?.0, matches else {
            try await database.write { tx in
                try FailureRows.insert(login: login, address: address, at: now, in: tx)
            }
            throw SignInRefusal.wrong
        }
        let token = Secret.token()
        try await database.write { tx in
            guard let grant = try AccountRows.grants(of: account.id, on: now.day, in: tx).first else {
                throw SignInRefusal.noRole
            }
            try FailureRows.clear(login: login, address: address, in: tx)
            try SessionRows.insert(
                token: token, account: account.id, grant: grant.id, address: address, at: now, in: tx)
            try Audit.write(
                Audit.Entry(
                    account: account.id, role: grant.role, actingUnit: grant.unit, address: address, action: "sign in",
                    unit: nil, subject: "account", id: account.id.text, detail: ""), at: now, in: tx)
        }
        return (token, account)
    }
}

/// Why somebody is not signed in. An unknown login and a wrong password are not told apart.
enum SignInRefusal: Refusal {
    case wrong
    case blocked
    case noRole

    var explanation: Text {
        switch self {
        case .wrong: IdentityTexts.wrong
        case .blocked: IdentityTexts.blocked
        case .noRole: IdentityTexts.noRole
        }
    }
}
