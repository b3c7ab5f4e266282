internal import Base
internal import Database
internal import Files
internal import Web

/// Accounts within reach for other programs. Passwords and links never pass here: a person sets their own.
public enum AccountAPI {
    /// What programs need to see and to change accounts.
    public static let scopes = (reading: reading, writing: writing)

    static let reading = APIScope("accounts:read", Text("Xem tài khoản và vai trò", "See accounts and roles"))
    static let writing = APIScope(
        "accounts:write",
        Text("Thêm, khóa tài khoản; giao, thôi vai trò", "Make and disable accounts, give and end roles"))

    static let endpoints: [Endpoint] = [
        .list(
            "/accounts", Text("Các tài khoản trong phạm vi", "The accounts within reach"), reading,
            query: [
                role.field(required: false), state.field(required: false), search.field(required: false),
            ], line, list),
        .read("/accounts/:account", Text("Một tài khoản", "One account"), reading, account, show),
        .list(
            "/accounts/:account/permissions",
            Text("Người này được làm gì, và vì sao", "What this person may do, and why"), reading, verdict
        ) { call, tx in
            let why = try PermissionPages.why(call.visit, tx)
            let all = call.visit.chrome.capabilities.map { Verdict($0, why, call.visit) }
            return .page(call.page(of: all) { $0.name }, verdict)
        },
        .change(
            .post, "/accounts", Text("Thêm một tài khoản", "Make an account"), writing,
            body: [
                .needs("name", .text(1...100)), .needs("login", .text(3...100)), .may("email", .text(0...200)),
                .needs("role", APIType<Role>.code), .may("unit", .text(0...50)),
            ], account
        ) { call, tx in
            try answer(try AccountPages.created(call.visit, tx), call, tx)
        },
        act(
            "/invitation",
            Text("Gửi thư mời để người này tự đặt mật khẩu", "Send the mail by which its person sets a password"),
            nil, AccountPages.invite),
        act(
            "/state", Text("Khóa hoặc mở một tài khoản", "Disable or enable an account"),
            [.needs("state", APIType<Wanted>.code, form: "do")], AccountPages.setState),
        act(
            "/roles", Text("Giao một vai trò", "Give a role"),
            [
                .needs("role", APIType<Role>.code), .may("unit", .text(0...50)), .may("from", .day), .may("to", .day),
            ], AccountPages.give),
        act(
            "/roles/:grant/end", Text("Cho thôi một vai trò, có thể có người kế nhiệm", "End a role, with a successor"),
            [.may("day", .day), .may("successor", .text(0...100))], AccountPages.end),
    ]

    /// Programs that an administrator let in; their secrets are made and shown on the page alone.
    static let programs: [Endpoint] = [
        program.list("/programs", Text("Phần mềm được kết nối", "Programs that were let in"), id: { $0.id.text }) {
            call, tx in try ClientRows.all(try call.visit.permit(ManageAccounts.self, in: tx), in: tx)
        },
        program.read(Text("Một phần mềm", "One program")),
        program.removal(.post, "/end", Text("Ngừng cho phần mềm kết nối", "Shut a program out"), ClientPages.end),
    ]

    private static let program = APIResource(
        "/programs/:client", (reading, writing),
        APIRecord<APIClient>([
            .id("id") { $0.id }, .text("name") { $0.name }, .id("unit") { $0.unit },
            .texts("scopes") { $0.scopes.sorted() },
        ])
    ) { call, tx in try ClientPages.find(call.visit, tx).0 }

    private enum Wanted: String, Sendable, CaseIterable {
        case disable
        case enable
    }

    /// Whether somebody may do one thing, with what each of their roles says of it.
    private struct Verdict: Sendable {
        let name: String
        let label: String
        let may: Bool
        let reasons: [Reason]

        init(_ capability: any Capability.Type, _ why: PermissionPages.Why, _ visit: Visit) {
            let found = Explanation(capability.roles, why.grants, on: visit.today, closed: why.closed)
            name = "\(capability)"
            label = capability.label(visit.language)
            // Who cannot sign in can do nothing, whatever the roles say.
            may = found.may && why.line.state == .active
            reasons = zip(why.grants, why.names).compactMap { grant, unit in
                found.reasons[grant.id].map { Reason(grant: grant, unit: unit, words: $0.text(visit.language)) }
            }
        }
    }

    private struct Reason: Sendable {
        let grant: Grant
        let unit: String
        let words: String
    }

    private static let verdict = APIRecord<Verdict>([
        .text("name") { $0.name }, .text("label") { $0.label }, .flag("may") { $0.may },
        .records(
            "reasons",
            APIRecord<Reason>([
                .id("grant") { $0.grant.id }, .code("role") { $0.grant.role }, .text("unitName") { $0.unit },
                .text("reason") { $0.words },
            ])
        ) { $0.reasons },
    ])

    private static let role = APIInput("role", APIType<Role>.code)
    private static let state = APIInput("state", APIType<AccountState>.code)
    private static let search = APIInput("q", .text(0...100))

    private static let line = APIRecord<AccountLine>([
        .id("id") { $0.account.id }, .text("login") { $0.account.login }, .text("name") { $0.account.name },
        .code("state") { $0.state }, .optionalInstant("lastSeen") { $0.lastSeen },
    ])
    static let grant = APIRecord<Grant>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .code("role") { $0.role }, .day("from") { $0.validFrom },
        .optionalDay("until") { $0.validTo },
    ])
    private static let account = APIRecord<Shown>([
        .id("id") { $0.line.account.id }, .text("login") { $0.line.account.login },
        .text("name") { $0.line.account.name }, .optional("email") { $0.line.email }, .code("state") { $0.line.state },
        .optionalInstant("lastSeen") { $0.line.lastSeen }, .records("roles", grant) { $0.grants },
    ])

    private struct Shown: Sendable {
        let line: AccountLine
        let grants: [Grant]
    }

    /// What the form of the page does, answered with the account as it is then.
    private static func act(
        _ path: String, _ summary: Text, _ body: [APIField]?, _ action: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(.post, "/accounts/:account" + path, summary, writing, body: body, account) { call, tx in
            let before = try shown(try call.id("account"), call, tx)
            _ = try action(call.visit, tx)
            // Whoever lost the last role within reach is out of sight; what was seen last is the answer.
            let after = try? shown(before.line.account.id, call, tx)
            return .one(after ?? Shown(line: before.line, grants: []), account)
        }
    }

    private static func list(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ManageAccounts.self, in: tx)
        let filter = AccountFilter(
            role: call.query[role], state: call.query[state], search: (call.query[search] ?? "").trimmed)
        let offset = call.after?.first.flatMap { Int($0) } ?? 0
        let lines = try AccountListRows.lines(
            filter, permit, dormantAfter: try AccountPages.dormantDays(in: tx), limit: call.limit + 1, offset: offset,
            in: tx)
        return .page(APIPage(lines, limit: call.limit) { _ in [String(offset + call.limit)] }, line)
    }

    private static func shown(_ id: AccountID, _ call: APICall, _ tx: Transaction) throws -> Shown {
        let permit = try call.visit.permit(ManageAccounts.self, in: tx)
        let days = try AccountPages.dormantDays(in: tx)
        guard let line = try AccountListRows.find(id, permit, dormantAfter: days, in: tx) else { throw NotFound() }
        return Shown(line: line, grants: try AccountListRows.grants(of: id, from: call.visit.today, in: tx))
    }

    private static func answer(_ id: AccountID, _ call: APICall, _ tx: Transaction) throws -> APIReply {
        .one(try shown(id, call, tx), account)
    }

    private static func show(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        try answer(try call.id("account"), call, tx)
    }
}
