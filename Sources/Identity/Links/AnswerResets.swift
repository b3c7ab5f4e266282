public import Base
public import Database
internal import Outbox

/// Answers those who forgot their password, apart from the page that asked them: the page does the same for every name
/// and takes the same time, and only the owner of the mailbox learns whether there is an account.
public enum AnswerResets {
    /// A stranger who asks for somebody again and again fills no mailbox.
    static let perHour = 3
    /// A mail server may be away for a while; a link that lies in a mailbox for days is a danger.
    static let lifetime = 4 * 3600

    public static func run(_ database: Database, at now: Instant) async throws {
        let isAny = try await database.read { tx in try !ResetRows.open(in: tx).isEmpty }
        guard isAny else { return }
        try await database.write { tx in
            for question in try ResetRows.open(in: tx) where try ResetRows.answer(question.id, at: now, in: tx) {
                try answer(question, at: now, in: tx)
            }
        }
    }

    private static func answer(_ question: ResetRows.Question, at now: Instant, in tx: Transaction) throws {
        guard let (account, _) = try AccountRows.signingIn(question.login, in: tx),
            try AccountListRows.email(of: account.id, in: tx) != nil,
            try LinkRows.count(for: account.id, since: now.adding(seconds: -3600), in: tx) < perHour,
            let unit = try AccountRows.grants(of: account.id, on: now.day, in: tx).first?.unit,
            try isAwake(account.id, at: now, in: tx)
        else { return }
        let token = try LinkRows.add(for: account.id, lifetime: lifetime, at: now, in: tx)
        try Outbox.announce(
            Announcement(
                .account, MailTexts.resetTitle, MailTexts.reset(account.login), path: "/password/\(token)",
                isSecret: true, expires: now.adding(seconds: lifetime)), to: account.id, unit: unit, at: now, in: tx)
        try Audit.write(
            Audit.Entry(
                account: account.id, address: question.address, action: "ask for password link", subject: "account",
                id: account.id.text), at: now, in: tx)
    }

    /// An account that sleeps is woken up by its administrator, as at sign-in.
    private static func isAwake(_ id: AccountID, at now: Instant, in tx: Transaction) throws -> Bool {
        let days = try AccountPages.dormantDays(in: tx)
        guard let seen = try AccountListRows.seen(id, in: tx) else { return true }
        let state = AccountState(isDisabled: false, hasPassword: true, seen: seen, today: now.day, dormantAfter: days)
        return state != .dormant
    }
}
