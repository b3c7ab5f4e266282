internal import Base
internal import Database
internal import Web

/// One's own account, the table of permissions and the log within reach, for other programs.
enum OwnAPI {
    static let reading = APIScope(
        "account:read", Text("Xem tài khoản của mình, ai được làm gì", "See one's own account and who may do what"))
    static let writing = APIScope(
        "account:write",
        Text(
            "Thu hồi mã truy cập, kết thúc phiên đăng nhập của mình", "Revoke one's own tokens, end sessions"))
    /// Of its own: to whom a role is lent may do everything in it, whatever the token may do.
    static let lending = APIScope(
        "delegations:write",
        Text("Cho mượn, lấy lại vai trò của mình: người mượn làm được mọi việc", "Lend one's whole role, take it back"))
    static let auditing = APIScope("audit:read", Text("Xem nhật ký trong phạm vi", "Read the log within reach"))

    static let endpoints: [Endpoint] = [
        .read("/account", Text("Tài khoản và vai trò của mình", "One's own account and role"), reading, own) {
            call, _ in
            guard let person = call.visit.person else { throw NotFound() }
            return .one(person, own)
        },
        .list("/account/sessions", Text("Nơi mình đang đăng nhập", "Where one is signed in"), reading, session) {
            call, tx in
            let lines = try SessionRows.all(of: try account(call), at: call.visit.now, in: tx)
            return .page(call.page(of: lines) { $0.begun.iso }, session)
        },
        .change(
            .delete, "/account/sessions", Text("Đăng xuất ở mọi nơi", "Sign out everywhere"), writing, ended
        ) { call, tx in
            let lines = try SessionRows.all(of: try account(call), at: call.visit.now, in: tx)
            try OwnSessionPages.endAll(call.visit, tx)
            return .one(lines.count, ended)
        },
        lent.list(
            "/account/delegations", Text("Các vai trò mình cho mượn", "The roles one lends"), id: { $0.grant.id.text }
        ) {
            call, tx in try lending(call, tx)
        },
        lent.making(
            "/account/delegations", Text("Cho mượn vai trò đến hết một ngày", "Lend one's role until the end of a day"),
            body: [.needs("login", .text(1...100)), .needs("to", .day)]
        ) { call, tx in
            let before = Set(try lending(call, tx).map(\.grant.id))
            _ = try OwnAccountPages.lend(call.visit, tx)
            guard let made = try lending(call, tx).first(where: { !before.contains($0.grant.id) }) else {
                throw NotFound()
            }
            return made
        },
        lent.removal(
            .post, "/end", Text("Lấy lại vai trò đã cho mượn", "Take a lent role back"), OwnAccountPages.takeBack),
        .list("/account/tokens", Text("Các mã truy cập của mình", "One's own tokens"), reading, token) { call, tx in
            let lines = try TokenRows.all(of: try account(call), at: call.visit.now, in: tx)
            return .page(call.page(of: lines) { $0.id.text }, token)
        },
        .change(.delete, "/account/tokens/:token", Text("Thu hồi một mã", "Revoke a token"), writing, token) {
            call, tx in
            let id: TokenID = try call.id("token")
            let lines = try TokenRows.all(of: try account(call), at: call.visit.now, in: tx)
            guard let line = lines.first(where: { $0.id == id }) else { throw NotFound() }
            _ = try OwnTokenPages.revoke(call.visit, tx)
            return .one(line, token)
        },
        .list("/account/keys", Text("Các khóa bảo mật của mình", "One's own security keys"), reading, key) { call, tx in
            let lines = try SecurityKeyRows.all(of: try account(call), in: tx).map(\.line)
            return .page(call.page(of: lines) { $0.id.text }, key)
        },
        .list("/permissions", Text("Ai được làm gì", "Who may do what"), reading, permission) { call, _ in
            let lines = call.visit.chrome.capabilities.map { Permission($0, call.visit.language) }
            return .page(call.page(of: lines) { $0.name }, permission)
        },
        .list(
            "/audit", Text("Nhật ký trong phạm vi, mới nhất trước", "The log within reach, the newest first"), auditing,
            query: [
                from.field(required: false), to.field(required: false), subject.field(required: false),
                search.field(required: false),
            ], isRecorded: true, entry, audit),
    ]

    private static let from = APIInput("from", .day)
    private static let to = APIInput("to", .day)
    private static let subject = APIInput("subject", .text(0...50))
    private static let search = APIInput("q", .text(0...100))

    private struct Permission: Sendable {
        let name: String
        let label: String
        let roles: [String]

        init(_ capability: any Capability.Type, _ language: Language) {
            name = "\(capability)"
            label = capability.label(language)
            roles = capability.roles.map(\.rawValue).sorted()
        }
    }

    private static let own = APIRecord<Person>([
        .id("id") { $0.account.id }, .text("login") { $0.account.login }, .text("name") { $0.account.name },
        .id("unit") { $0.acting.unit }, .text("unitName") { $0.unitName }, .code("role") { $0.acting.role },
    ])
    private static let session = APIRecord<SessionLine>([
        .optionalInstant("begun") { $0.begun }, .optionalInstant("seen") { $0.seen },
        .optional("address") { $0.address },
    ])
    private static let token = APIRecord<TokenLine>([
        .id("id") { $0.id }, .text("name") { $0.name }, .texts("scopes") { $0.scopes.sorted() },
        .optionalInstant("ends") { $0.expires }, .optionalInstant("lastUsed") { $0.lastUsed },
    ])
    private static let key = APIRecord<SecurityKeyLine>([
        .id("id") { $0.id }, .text("name") { $0.name }, .optionalInstant("made") { $0.made },
        .optionalInstant("lastUsed") { $0.lastUsed },
    ])
    private static let permission = APIRecord<Permission>([
        .text("name") { $0.name }, .text("label") { $0.label }, .texts("roles") { $0.roles },
    ])
    private static let change = APIRecord<FieldChange>([
        .text("field") { $0.field }, .optional("old") { $0.old }, .optional("new") { $0.new },
    ])
    private static let entry = APIRecord<(line: AuditLine, name: String)>([
        .id("id") { $0.line.record }, .optionalInstant("at") { $0.line.at }, .text("who") { $0.name },
        .optionalCode("role") { $0.line.entry.role }, .optional("address") { $0.line.entry.address },
        .text("action") { $0.line.entry.action }, .optionalID("unit") { $0.line.entry.unit },
        .text("subject") { $0.line.entry.subject }, .text("record") { $0.line.entry.id },
        .text("detail") { $0.line.entry.detail },
        .records("changes", change) { FieldChange.list($0.line.entry.changes) },
        .optionalInteger("seal") { $0.line.sequence }, .optional("hash") { $0.line.hash },
    ])

    private static let ended = APIRecord<Int>([.integer("ended") { $0 }])
    private static let lent = APIResource(
        "/account/delegations/:grant", (reading, lending),
        APIRecord<Lent>([
            .id("id") { $0.grant.id }, .text("name") { $0.name }, .id("unit") { $0.grant.unit },
            .code("role") { $0.grant.role }, .day("from") { $0.grant.validFrom },
            .optionalDay("until") { $0.grant.validTo },
        ])
    ) { call, tx in
        let id: GrantID = try call.id("grant")
        guard let found = try lending(call, tx).first(where: { $0.grant.id == id }) else { throw NotFound() }
        return found
    }

    private struct Lent: Sendable {
        let grant: Grant
        let name: String
    }

    private static func lending(_ call: APICall, _ tx: Transaction) throws -> [Lent] {
        let permit = try call.visit.permit(Delegate.self, in: tx)
        return try AccountListRows.lent(by: permit.account, from: call.visit.today, in: tx)
            .map { Lent(grant: $0.grant, name: $0.name) }
    }

    private static func account(_ call: APICall) throws -> AccountID {
        guard let person = call.visit.person else { throw NotFound() }
        return person.account.id
    }

    /// Taking the log away is in the log, as on the page; once for all pages of one reading.
    private static func audit(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ReadAudit.self, in: tx)
        if call.after == nil {
            try permit.record("export log", subject: "audit", id: call.visit.request.target, in: tx)
        }
        let filter = AuditFilter(
            from: call.query[from], to: call.query[to], subject: call.query[subject] ?? "",
            search: (call.query[search] ?? "").trimmed)
        // Lines that come meanwhile stand before the first page: what follows is counted from the line that ended it.
        let offset = call.after?.first.flatMap { Int($0) } ?? 0
        let until = call.after?.dropFirst().first.flatMap { Int64($0) } ?? call.visit.now.milliseconds
        let reach: SQL = "\(AuditPages.reach(permit)) AND a.at <= \(Instant(milliseconds: until))"
        let found = try AuditRows.lines(filter, where: reach, limit: call.limit + 1, offset: offset, in: tx)
        let page = APIPage(found, limit: call.limit) { _ in [String(offset + call.limit), String(until)] }
        return .page(page, entry)
    }
}
