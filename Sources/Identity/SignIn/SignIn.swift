internal import Base
internal import Database
internal import Web

/// Checks who somebody is: counts failures, takes as long for an unknown name as for a wrong password, and begins a
/// session with a new token.
struct SignIn: Sendable {
    let database: Database
    let desk: PasswordDesk
    /// Why a password that was right has to be changed; nil when it is good.
    let weakness: @Sendable (Account, String, Transaction) throws -> Text?

    /// What a right password leads to: a session, or the question for the second factor.
    enum Begun: Sendable {
        case session(token: String)
        case challenge(token: String)
    }

    func begin(login: String, password: String, by asker: PasswordAsker, at now: Instant) async throws -> Begun {
        let address = asker.address
        let found = try await database.read { [desk] tx in
            try SignIn.look(login, address: address, or: desk.nobody, at: now, in: tx)
        }
        let matches = try await desk.matches(password, found.hash, for: asker)
        guard let account = found.account, matches else {
            try await database.write { tx in
                try FailureRows.insert(login: login, address: address, at: now, in: tx)
                try SignIn.note(found.account, "refuse sign-in", address: address, at: now, in: tx)
            }
            throw SignInRefusal.wrong
        }
        let renewed = found.hash.cost == desk.cost ? nil : try await desk.hash(password, for: asker)
        return try await database.write { [weakness] tx in
            if let renewed { try AccountListRows.renew(renewed, in: found.hash, of: account.id, in: tx) }
            if try weakness(account, password, tx) != nil { try AccountListRows.askForPassword(account.id, in: tx) }
            return try SignIn.admit(account, address: address, at: now, in: tx)
        }
    }

    /// Whose login it is, and the one hash that is tried. The same statements and the same work follow for a login that
    /// nobody has, one that is shut or waits for its password, and one in use: time tells strangers nothing.
    static func look(
        _ login: String, address: String, or nobody: PasswordHash, at now: Instant, in tx: Transaction
    ) throws -> (account: Account?, hash: PasswordHash) {
        guard try !FailureRows.isBlocked(login: login, address: address, at: now, in: tx) else {
            throw SignInRefusal.blocked
        }
        let found = try AccountRows.signingIn(login, in: tx)
        return (found?.0, found.flatMap { $0.1.text.isEmpty ? nil : $0.1 } ?? nobody)
    }

    /// A sign-in that was refused is in the log, for the account whose it would have been: the same statements for a login
    /// that nobody has. What was typed is not kept: it may be a password in the wrong line.
    static func note(
        _ account: Account?, _ action: String, address: String, at now: Instant, in tx: Transaction
    ) throws {
        let id = account?.id ?? AccountID(at: now)
        let grant = try AccountRows.grants(of: id, on: now.day, in: tx).first
        try Audit.write(
            Audit.Entry(
                actingUnit: grant?.unit, address: address, action: action, subject: "account",
                id: account?.id.text ?? "-"), at: now, in: tx)
    }

    /// What comes after somebody has proved who they are by one factor: a session, or the question for the second.
    static func admit(_ account: Account, address: String, at now: Instant, in tx: Transaction) throws -> Begun {
        try checkAwake(account, at: now, in: tx)
        guard account.hasSecondFactor else {
            return .session(token: try open(account, address: address, at: now, in: tx))
        }
        let token = Secret.token()
        try SecondFactorRows.begin(token, account: account.id, at: now, in: tx)
        return .challenge(token: token)
    }

    /// An account that was not used for long is woken up by its administrator, not by whoever has its password.
    private static func checkAwake(_ account: Account, at now: Instant, in tx: Transaction) throws {
        let days = try AccountPages.dormantDays(in: tx)
        guard let seen = try AccountListRows.seen(account.id, in: tx) else { return }
        let state = AccountState(
            isDisabled: false, hasPassword: true, seen: seen, today: now.day, dormantAfter: days)
        if state == .dormant { throw SignInRefusal.dormant }
    }

    /// A new session for somebody who has proved who they are.
    ///
    /// - Returns: its token.
    static func open(_ account: Account, address: String, at now: Instant, in tx: Transaction) throws -> String {
        let grants = try AccountRows.grants(of: account.id, on: now.day, in: tx)
        guard let grant = grants.first else { throw SignInRefusal.noRole }
        let token = Secret.token()
        try FailureRows.clear(login: account.login, address: address, in: tx)
        try SessionRows.insert(
            token: token, account: account.id, grant: grant.id, address: address, at: now, in: tx)
        try AccountListRows.seen(account.id, at: now, in: tx)
        try Audit.write(
            Audit.Entry(
                account: account.id, role: grant.role, actingUnit: grant.unit, address: address, action: "sign in",
                subject: "account", id: account.id.text), at: now, in: tx)
        if let watched = grants.first(where: { $0.role == .administrator }) {
            try Networks.note(account.id, watched, address: address, at: now, in: tx)
        }
        return token
    }
}

/// Why somebody is not signed in. An unknown login and a wrong password are not told apart.
enum SignInRefusal: Refusal {
    case wrong
    case blocked
    case noRole
    case dormant
    case busy

    var explanation: Text {
        switch self {
        case .wrong: IdentityTexts.wrong
        case .blocked: IdentityTexts.blocked
        case .noRole: IdentityTexts.noRole
        case .dormant: IdentityTexts.dormant
        case .busy: IdentityTexts.manyWait
        }
    }
}
