public import Base
internal import Components
public import Database
public import Web

/// One request by one person, seen from inside its transaction: who asks, as what, in which language, and what they
/// sent.
public struct Visit: Sendable {
    public let request: Request
    /// The fields and files of the form that was sent, or what a program sent in their place; empty for what is only looked
    /// at.
    public internal(set) var form: Submission
    public let now: Instant
    /// The time on phones, which a demonstration does not move.
    let outsideNow: Instant
    public let language: Language
    /// Nil for somebody who has not signed in.
    public let person: Person?
    /// The mark that forms of this visit carry, so that no other site can send them.
    public let formMark: String
    let chrome: Chrome
    let key: String
    /// Whether people reach the program by https.
    let isSecure: Bool
    /// For how many seconds the session may rest; nil without one.
    var rest: Int?
    /// How many messages the person has not opened.
    var unread = 0
    /// The name of the token or client by which a program asks; the log keeps it.
    var via: String?
    /// What its token is for; nothing for people with a session.
    var scopes: Set<String> = []

    /// Whether the token of a program has a scope.
    public func holds(_ scope: APIScope) -> Bool { scopes.contains(scope.name) }

    public var today: Day { now.day }
    var isDemonstration: Bool { chrome.demonstration }
    public var format: Format { Format(language) }

    /// The proof that this person may do `C` within their reach; without it the thing does not exist for them.
    public func permit<C: Capability>(_ capability: C.Type, in tx: Transaction) throws -> Permit<C> {
        guard let person, C.roles.contains(person.acting.role) else { throw NotFound() }
        let grants = try AccountRows.grants(of: person.account.id, on: today, in: tx)
        guard let grant = grants.first(where: { $0.id == person.acting.id }) else { throw NotFound() }
        return Permit(
            account: person.account.id, accountName: person.account.name, role: grant.role, scope: grant.unit,
            now: now, address: place, tree: chrome.tree)
    }

    /// From where this is asked, as the log keeps it.
    var place: String? {
        guard let via else { return request.remoteAddress }
        return "\(request.remoteAddress ?? "-") (API: \(via))"
    }

    /// The same for one unit.
    public func permit<C: Capability>(_ capability: C.Type, on unit: UnitID, in tx: Transaction) throws -> UnitPermit<C>
    {
        try permit(capability, in: tx).on(unit, in: tx)
    }

    /// A mark on a text that only this installation can make: for addresses that open without signing in.
    public func seal(_ text: String) -> String { Secret.mark("seal:" + text, key: key) }

    /// Whether somebody who works in the sector asks: what is internal is for them.
    public var isAtWork: Bool { person.map { Role.atWork.contains($0.acting.role) } ?? false }

    /// The first page of a role that has no tasks of its own: the entry of the menu that fewest roles have.
    public var firstPage: String {
        guard let role = person?.acting.role else { return "/sign-in" }
        let own = chrome.menu.filter { $0.path != "/" && $0.needs != nil && $0.isFor(role) }
        return own.min { ($0.needs?.roles.count ?? 0) < ($1.needs?.roles.count ?? 0) }?.path ?? "/account"
    }

    /// Whether a link or button for `C` makes sense for the role in which the person acts.
    public func may<C: Capability>(_ capability: C.Type) -> Bool {
        person.map { C.roles.contains($0.acting.role) } ?? false
    }
}

/// A person who is signed in and acts in one of their roles.
public struct Person: Sendable {
    public let account: Account
    public let acting: Grant
    /// The name of the unit for which they act.
    public let unitName: String
    public let grants: [Grant]
    /// The roles one may act in, as the frame offers them.
    let units: [Frame.Unit]
}
