internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Wide roles that wait for a second administrator, and what is decided about them; the same for programs.
enum RoleRequestPages {
    static let endpoints: [Endpoint] = [
        .page("/accounts/requests", .needs(ManageAccounts.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/accounts/requests/:request/decision", .needs(ManageAccounts.self), decide, again: list),
        request.list(
            "/role-requests", Text("Vai trò chờ quản trị thứ hai", "Roles that wait for a second administrator"),
            id: { $0.id.text }
        ) { call, tx in try RoleRequestRows.open(try call.visit.permit(ManageAccounts.self, in: tx), in: tx) },
        request.read(Text("Một vai trò chờ xác nhận", "A role that waits")),
        request.change(
            .post, "/decision", Text("Xác nhận hoặc từ chối một vai trò", "Confirm or refuse a role"),
            body: [.needs("decision", APIType<RoleRequest.Decision>.code, form: "do")], decide),
    ]

    private static let request = APIResource(
        "/role-requests/:request", (AccountAPI.reading, AccountAPI.writing),
        APIRecord<RoleRequest>([
            .id("id") { $0.id }, .optionalID("account") { $0.account }, .text("login") { $0.new.login },
            .text("name") { $0.new.name }, .id("unit") { $0.new.unit }, .code("role") { $0.new.role },
            .day("from") { $0.new.from }, .optionalDay("until") { $0.new.to }, .text("askedBy") { $0.askedByName },
            .optionalInstant("asked") { $0.askedAt }, .flag("isOpen") { $0.isOpen },
        ])
    ) { call, tx in try find(call.visit, tx).0 }

    private static func find(_ visit: Visit, _ tx: Transaction) throws -> (RoleRequest, Permit<ManageAccounts>) {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        guard let id: RoleRequestID = visit.request.id("request"),
            let found = try RoleRequestRows.find(id, permit, in: tx)
        else { throw NotFound() }
        return (found, permit)
    }

    private static func decide(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (request, permit) = try find(visit, tx)
        guard let decision = RoleRequest.Decision(rawValue: visit.form.values["do"] ?? "") else { throw NotFound() }
        try RoleRequests.decide(request, decision, by: permit, in: tx)
        return .redirect(to: "/accounts/requests?done=role-decided")
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let requests = try RoleRequestRows.open(permit, in: tx)
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(AccountTexts.accounts, href: "/accounts")]
        return .page(
            visit.frame(RoleRequestTexts.title, help: RoleRequestTexts.help, crumbs: crumbs).write { html in
                html.errorSummary(states.summary)
                table(requests, of: permit.account, visit, &html)
            })
    }

    private static func table(
        _ requests: [RoleRequest], of account: AccountID, _ visit: Visit, _ html: inout HTML
    ) {
        html.table(
            RoleRequestTexts.title,
            [
                Column(AccountTexts.name), Column(AccountTexts.role), Column(RoleRequestTexts.askedBy),
                Column(RoleRequestTexts.give),
            ], requests, empty: RoleRequestTexts.none
        ) { request, row, html in
            row.head(&html) { html in
                html.text(request.new.name)
                html.element("p", .class("hint"), text: request.new.login)
            }
            row.cell(&html) { html in
                html.text(request.new.role.label)
                html.element("p", .class("hint"), text: request.unitName)
            }
            row.cell(&html) { html in
                html.text(request.askedByName)
                html.element("p", .class("hint"), text: html.format.moment(request.askedAt))
            }
            row.cell(&html) { html in
                guard request.askedBy != account, request.account != account else {
                    return html.text(RoleRequestTexts.own)
                }
                html.form(to: "/accounts/requests/\(request.id)/decision", csrf: visit.formMark) { html in
                    html.actions { html in
                        html.submit(RoleRequestTexts.give, name: "do", value: "give")
                        html.submit(RoleRequestTexts.refuse, style: .secondary, name: "do", value: "refuse")
                    }
                }
            }
        }
    }
}
