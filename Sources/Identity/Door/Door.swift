public import Base
internal import Components
public import Database
internal import Foundation
public import Logging
internal import Outbox
public import Web

/// Where every request comes in: who is it, may they, does the form belong to them; then one transaction, and every
/// refusal and fault turned into a page.
public struct Door: Sendable {
    let database: Database
    let clock: Clock
    let chrome: Chrome
    let key: String
    let secure: Bool
    let logger: Logger

    let limit: RateLimit
    let buckets: RateBuckets
    let tally = RequestTally()
    let files: FileGuard?
    let owners = TokenOwners()

    /// - Parameters:
    ///   - secure: whether people reach the program by https, so that cookies say so.
    ///   - limit: how often one account or address may ask the API.
    ///   - files: who looks at files that are sent in; nil when nobody does.
    public init(
        database: Database, clock: Clock, chrome: Chrome, key: ServerKey, secure: Bool, logger: Logger,
        limit: RateLimit = .standard, files: FileGuard? = nil
    ) {
        self.files = files
        self.limit = limit
        buckets = RateBuckets(limit)
        self.database = database
        self.clock = clock
        self.chrome = chrome
        self.key = key.text
        self.secure = secure
        self.logger = logger
    }

    /// The route of an endpoint.
    public func route(_ endpoint: Endpoint) -> Route {
        Route(endpoint.method, endpoint.pattern, bodyLimit: endpoint.bodyLimit) { request in
            var request = request
            request.isSecure = self.secure
            await self.tally(request)
            return switch endpoint.body {
            case .api(let operation): await self.serve(request, operation)
            case .foreign(let operation): await self.serve(request, operation)
            case .program(let program): await self.serve(request, program)
            default: await self.answer(request, endpoint)
            }
        }
    }

    private func answer(_ request: Request, _ endpoint: Endpoint) async -> Response {
        let entry = Entry(request, at: clock.now(), key: key)
        do {
            if request.method == .post {
                guard Submission.reads(request) else { return unread(request) }
                if !entry.formBelongs { throw ForeignForm() }
            }
            let response = try await perform(endpoint, entry)
            return await finish(response, entry)
        } catch let refusal as any Refusal {
            note(refusal, request)
            if refusal.kind == .notFound { await noteStrayed(request) }
            return finishing(await page(for: refusal, entry), entry)
        } catch is SecondFactorNeeded {
            note("second factor needed", request)
            return .redirect(to: "/account/second-factor")
        } catch is PasswordNeeded {
            note("password needed", request)
            return .redirect(to: "/account")
        } catch let needed as SignInNeeded {
            note("sign-in needed", request)
            return .redirect(to: needed.path)
        } catch {
            return finishing(await page(for: error, entry), entry)
        }
    }

    private func perform(_ endpoint: Endpoint, _ entry: Entry) async throws -> Response {
        switch endpoint.body {
        case .page(let page):
            return try await database.read { tx in try page(try self.enter(entry, endpoint, tx), tx) }
        case .disclosure(let page):
            return try await database.write { tx in try page(try self.enter(entry, endpoint, tx), tx) }
        case .action(let act, let again):
            return try await refusing(entry, endpoint, again) {
                try await database.write { tx in try act(try self.enter(entry, endpoint, tx), tx) }
            }
        case .long(let act, let again):
            let visit = try await database.read { tx in try self.enter(entry, endpoint, tx) }
            return try await refusing(entry, endpoint, again) {
                try await guardFiles(visit)
                return try await act(visit, database)
            }
        case .api, .foreign, .program: throw NotFound()
        }
    }

    /// Shows the page again when the rules said no, unless it does not exist for the person at all.
    private func refusing(
        _ entry: Entry, _ endpoint: Endpoint, _ again: Endpoint.Again?, _ act: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await act()
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            guard let again else { throw refusal }
            note(refusal, entry.request)
            var response = try await database.read { tx in
                try again(try self.enter(entry, endpoint, tx), refusal, tx)
            }
            if response.status == 200 { response.status = refusal.kind == .conflict ? 409 : 422 }
            return response
        }
    }

    /// The visit, if the endpoint is open to it.
    private func enter(_ entry: Entry, _ endpoint: Endpoint, _ tx: Transaction) throws -> Visit {
        let visit = try visit(entry, tx)
        switch endpoint.access {
        case .anyone, .token: return visit
        case .member, .needs:
            guard let person = visit.person else { throw SignInNeeded(for: entry.request) }
            if person.account.isAskedForPassword, !Door.beforePassword.contains(endpoint.pattern) {
                throw PasswordNeeded()
            }
            if case .needs(let capability) = endpoint.access, !capability.roles.contains(person.acting.role) {
                throw NotFound()
            }
            if case .needs = endpoint.access, person.acting.role.needsSecondFactor, !person.account.hasSecondFactor {
                throw SecondFactorNeeded()
            }
            return visit
        }
    }

    /// What somebody may do who has to choose another password first.
    private static let beforePassword: Set = ["/account", "/account/password", "/session", "/session/end"]

    func visit(_ entry: Entry, _ tx: Transaction) throws -> Visit {
        var person: Person?
        var rest: Int?
        if let token = entry.sessionToken,
            let session = try SessionRows.find(tokenHash: Secret.hash(token), at: entry.now, in: tx)
        {
            person = try self.person(session, tx)
            rest = session.rest
        }
        let isShown = chrome.messages != nil && entry.request.method == .get
        let unread = try isShown ? person.map { try Outbox.unread(of: $0.account.id, in: tx) } : nil
        return Visit(
            request: entry.request, form: entry.form, now: entry.now, outsideNow: clock.outside(),
            language: entry.language ?? person?.account.language ?? .vi, person: person, formMark: entry.formMark,
            chrome: chrome, key: key, isSecure: secure, rest: rest, unread: unread ?? 0)
    }

    func person(_ session: Session, _ tx: Transaction) throws -> Person {
        let unit = try chrome.tree.name(of: session.acting.unit, in: tx) ?? ""
        var units: [Frame.Unit] = []
        if session.grants.count > 1 {
            units = try session.grants.map { grant in
                let name = try chrome.tree.name(of: grant.unit, in: tx) ?? ""
                return Frame.Unit(id: grant.id.text, name: "\(name) – \(grant.role.label(.vi))")
            }
        }
        return Person(
            account: session.account, acting: session.acting, unitName: unit, grants: session.grants, units: units)
    }

    /// Keeps a session alive that rests less than its limit; at most one write in two minutes.
    private func finish(_ response: Response, _ entry: Entry) async -> Response {
        if let token = entry.sessionToken {
            let hash = Secret.hash(token)
            let isDue = await resting.isDue(hash, at: entry.now)
            if isDue {
                try? await database.write { tx in try SessionRows.touch(tokenHash: hash, at: entry.now, in: tx) }
            }
        }
        return finishing(response, entry)
    }

    private func finishing(_ response: Response, _ entry: Entry) -> Response {
        var response = response
        if let fresh = entry.freshFormCookie {
            response = response.cookie(Entry.formCookie, fresh, seconds: 86_400, secure: secure)
        }
        if let chosen = entry.chosenLanguage {
            response = response.cookie(Entry.languageCookie, chosen.rawValue, seconds: 31_536_000, secure: secure)
        }
        return response
    }

    let resting = RestingSessions()
}

/// When sessions were last written as seen, so that it is not written with every request.
actor RestingSessions {
    private var seen: [String: Instant] = [:]
    private static let interval = 120

    func isDue(_ hash: String, at now: Instant) -> Bool {
        if let last = seen[hash], now.seconds(since: last) < RestingSessions.interval { return false }
        if seen.count > 100_000 { seen.removeAll() }
        seen[hash] = now
        return true
    }
}

/// The page is for those who are signed in.
struct SignInNeeded: Error {
    let path: String

    init(for request: Request) {
        let back = request.method == .get ? request.target : "/"
        path = back == "/" ? "/sign-in" : "/sign-in?next=" + PercentCoding.encode(back)
    }
}

/// The role in which the person acts asks for a second factor that the account does not have yet.
struct SecondFactorNeeded: Error {}

/// The password of the person is too easily guessed and has to be changed first (ASVS 2.1.7).
struct PasswordNeeded: Error {}

/// A form that was not made for this visitor: sent by another site, or after the session ended.
struct ForeignForm: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text {
        Text(
            "Biểu mẫu này đã hết hạn. Quay lại, tải lại trang rồi gửi lần nữa; nội dung bạn đã gõ vẫn còn trên trang trước.",
            "This form has expired. Go back, reload the page and send it again; what you typed is still on that page.")
    }
}
