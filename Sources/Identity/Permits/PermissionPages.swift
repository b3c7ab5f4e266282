internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// The table of who may do what, and why one person may or may not: both read from the declarations that decide.
enum PermissionPages {
    static let endpoints: [Endpoint] = [
        .page("/permissions", .member, table),
        .page("/accounts/:account/permissions", .needs(ManageAccounts.self), explain),
    ]

    private static func table(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let columns = [Column(PermissionTexts.capability)] + Role.allCases.map { Column($0.label) }
        return .page(
            visit.frame(PermissionTexts.title, help: PermissionTexts.help).write { html in
                html.table(PermissionTexts.title, columns, visit.chrome.capabilities, empty: PermissionTexts.title) {
                    capability, row, html in
                    row.head(&html) { $0.text(capability.label) }
                    for role in Role.allCases {
                        row.cell(&html) { html in
                            html.text(capability.roles.contains(role) ? PermissionTexts.yes : PermissionTexts.no)
                        }
                    }
                }
            })
    }

    /// One account with the roles by which it is decided what its person may do.
    struct Why: Sendable {
        let line: AccountLine
        let grants: [Grant]
        /// The names of their units.
        let names: [String]
        /// Those whose unit is closed.
        let closed: Set<GrantID>
    }

    static func why(_ visit: Visit, _ tx: Transaction) throws -> Why {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try AccountPages.find(visit, permit, tx)
        let grants = try AccountListRows.grants(of: line.account.id, from: visit.today, in: tx)
        let closed = try grants.filter { grant in
            // What a permit for the own unit would ask.
            let covers = permit.tree.covers(grant.unit, column: "u.id", on: visit.today)
            return try !tx.exists("SELECT 1 AS n FROM (SELECT \(grant.unit) AS id) u WHERE \(covers)")
        }
        return Why(
            line: line, grants: grants,
            names: try grants.map { try permit.tree.name(of: $0.unit, in: tx) ?? "–" }, closed: Set(closed.map(\.id)))
    }

    private static func explain(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let why = try why(visit, tx)
        let line = why.line
        let crumbs =
            AccountPages.crumbs + [
                Frame.Crumb(Text(verbatim: line.account.name), href: "/accounts/\(line.account.id)")
            ]
        let columns = [
            Column(PermissionTexts.capability), Column(PermissionTexts.may), Column(PermissionTexts.because),
        ]
        return .page(
            visit.frame(AccountTexts.why, crumbs: crumbs).write { html in
                if line.state != .active { html.banner(.warning, PermissionTexts.inactive(line.state)) }
                html.table(AccountTexts.why, columns, visit.chrome.capabilities, empty: PermissionTexts.title) {
                    capability, row, html in
                    let verdict = Explanation(capability.roles, why.grants, on: visit.today, closed: why.closed)
                    row.head(&html) { $0.text(capability.label) }
                    row.cell(&html) { html in
                        html.badge(
                            verdict.may ? PermissionTexts.yesBadge : PermissionTexts.noBadge,
                            verdict.may ? .good : .neutral)
                    }
                    row.cell(&html) { write(verdict, why.grants, why.names, capability.roles, &$0) }
                }
            })
    }

    private static func write(
        _ verdict: Explanation, _ grants: [Grant], _ names: [String], _ roles: Set<Role>, _ html: inout HTML
    ) {
        for (index, grant) in grants.enumerated() {
            guard let reason = verdict.reasons[grant.id] else { continue }
            html.element("p") { html in
                html.text(grant.role.label)
                html.text(" – \(names[index]) (\(AccountViews.period(grant, html.format))): ")
                html.text(reason.text)
            }
        }
        if !verdict.may {
            let wanted = Role.allCases.filter(roles.contains)
            html.element("p", .class("hint")) { html in
                html.text(PermissionTexts.needs)
                html.text(" " + wanted.map { $0.label(html.language) }.joined(separator: ", "))
            }
        }
    }
}

/// Why somebody may or may not do a thing, grant by grant.
struct Explanation: Sendable, Equatable {
    enum Reason: Sendable, Equatable {
        case gives
        case notYet
        case closed
        case roleMayNot

        var text: Text {
            switch self {
            case .gives: Text("cho phép ở đơn vị này và cấp dưới", "allows it at this unit and below")
            case .notYet: Text("vai trò cho phép nhưng chưa đến ngày", "the role may, but its day has not come")
            case .closed:
                Text(
                    "vai trò cho phép nhưng đơn vị đã đóng, nên không với tới gì",
                    "the role may, but the unit is closed and reaches nothing")
            case .roleMayNot: Text("vai trò này không có quyền đó", "this role may not")
            }
        }
    }

    let may: Bool
    let reasons: [GrantID: Reason]

    /// - Parameter closed: the grants whose unit is closed on that day.
    init(_ roles: Set<Role>, _ grants: [Grant], on day: Day, closed: Set<GrantID> = []) {
        var reasons: [GrantID: Reason] = [:]
        for grant in grants {
            reasons[grant.id] =
                if !roles.contains(grant.role) {
                    .roleMayNot
                } else if !grant.holds(on: day) {
                    .notYet
                } else {
                    closed.contains(grant.id) ? .closed : .gives
                }
        }
        self.reasons = reasons
        may = reasons.values.contains(.gives)
    }
}

/// Every sentence about permissions.
enum PermissionTexts {
    static let title = Text("Ai được làm gì", "Who may do what")
    static let help = Text(
        "Mỗi vai trò có hiệu lực ở đơn vị được giao và các đơn vị cấp dưới, trong thời gian giữ vai trò.",
        "Each role holds at its unit and the units below, for as long as it is held.")
    static let capability = Text("Việc", "Deed")
    static let yes = Text("✓", "✓")
    static let no = Text("–", "–")
    static let yesBadge = Text("Được", "May")
    static let noBadge = Text("Không", "May not")
    static let may = Text("Được làm", "May")
    static let because = Text("Vì", "Because")
    static let needs = Text("Cần một trong các vai trò:", "Needs one of the roles:")

    static func inactive(_ state: AccountState) -> Text {
        Text(
            "Tài khoản đang ở tình trạng “\(state.label(.vi))” nên hiện không đăng nhập được.",
            "The account is “\(state.label(.en))” and cannot sign in at present.")
    }
}
