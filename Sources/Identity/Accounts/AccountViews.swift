internal import Base
internal import Components
internal import HTML
internal import Web

/// What the pages of accounts show.
enum AccountViews {
    /// A role that somebody holds, with the name of its unit.
    struct Held: Sendable {
        let grant: Grant
        let unit: String
        let isReached: Bool
    }

    struct Shown {
        let line: AccountLine
        let held: [Held]
        let sessions: [SessionLine]
        /// Whether all roles are within reach of who looks.
        let isWhole: Bool
        let roles: Set<Role>
        let refusal: (any Refusal)?
    }

    static func list(
        _ lines: [AccountLine], _ filter: AccountFilter, count: Int, page: Int, pages: Int, _ visit: Visit
    ) -> [UInt8] {
        let frame = visit.frame(AccountTexts.accounts, help: AccountTexts.accountsHelp)
        return frame.write(action: { html in
            html.linkButton(AccountTexts.new, to: "/accounts/new")
            html.linkButton(AccountTexts.importing, to: "/accounts/import", style: .secondary)
            html.linkButton(RoleRequestTexts.title, to: "/accounts/requests", style: .secondary)
            html.linkButton(ClientTexts.title, to: "/accounts/programs", style: .secondary)
        }) { html in
            html.filterBar(
                to: "/accounts", search: (AccountTexts.search, filter.search),
                [
                    Filter("role", AccountTexts.role, choices(Set(Role.allCases)), value: filter.role?.rawValue ?? ""),
                    Filter(
                        "state", AccountTexts.state, AccountState.allCases.map { Choice($0.rawValue, $0.label) },
                        value: filter.state?.rawValue ?? ""),
                ], isNarrowed: filter != AccountFilter())
            html.element("div", Attribute("data-live", "accounts")) { html in
                html.element("p", .class("count-line"), Attribute("role", "status"), text: AccountTexts.counted(count))
                table(lines, &html)
                html.pagination(Address(visit.request.target), page: page, pages: pages)
            }
        }
    }

    private static func table(_ lines: [AccountLine], _ html: inout HTML) {
        html.table(
            AccountTexts.accounts,
            [
                Column(AccountTexts.name), Column(AccountTexts.login), Column(AccountTexts.state),
                Column(AccountTexts.secondFactor), Column(AccountTexts.lastSeen),
            ], lines, empty: AccountTexts.none
        ) { line, row, html in
            row.head(&html) { $0.element("a", .href("/accounts/\(line.account.id)"), text: line.account.name) }
            row.cell(&html, text: line.account.login)
            row.cell(&html) { $0.badge(badge(line.state)) }
            row.cell(&html) { $0.text(line.account.hasSecondFactor ? AccountTexts.on : AccountTexts.off) }
            row.cell(&html) { html in
                if let seen = line.lastSeen {
                    html.text(html.format.moment(seen))
                } else {
                    html.text(AccountTexts.never)
                }
            }
        }
    }

    static func badge(_ state: AccountState) -> Badge {
        switch state {
        case .active: Badge(state.label, .good)
        case .invited: Badge(state.label, .info)
        case .dormant: Badge(state.label, .warning)
        case .disabled: Badge(state.label, .bad)
        }
    }

    static func choices(_ roles: Set<Role>) -> [Choice] {
        Role.allCases.filter(roles.contains).map { Choice($0.rawValue, $0.label) }
    }

    static func new(_ refusal: (any Refusal)?, roles: Set<Role>, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let frame = visit.frame(AccountTexts.new, width: .reading, crumbs: AccountPages.crumbs)
        return frame.write { html in
            html.errorSummary(states.summary)
            html.form(to: "/accounts/new", csrf: visit.formMark) { html in
                html.input(Field("name", AccountTexts.name, state: states["name"], required: true))
                html.input(
                    Field(
                        "login", AccountTexts.login, hint: AccountTexts.loginHint, state: states["login"],
                        required: true))
                html.input(Field("email", AccountTexts.email, state: states["email"]), .email)
                html.select(
                    Field("role", AccountTexts.role, state: states["role"], required: true),
                    choices(roles.union(Role.below)))
                html.input(Field("unit", AccountTexts.unitCode, hint: ownUnit, state: states["unit"]), width: 14)
                html.actions { $0.submit(AccountTexts.new) }
            }
        }
    }

    private static let ownUnit = Text("Để trống nếu là đơn vị của bạn.", "Leave empty for your own unit.")

    static func account(_ shown: Shown, _ visit: Visit) -> [UInt8] {
        let line = shown.line
        let path = "/accounts/\(line.account.id)"
        let frame = visit.frame(Text(verbatim: line.account.name), width: .reading, crumbs: AccountPages.crumbs)
        return frame.write { html in
            if let refusal = shown.refusal { html.errorSummary(FormStates(visit, refusal).summary) }
            if !shown.isWhole { html.banner(.info, AccountTexts.refusal(.beyondReach)) }
            summary(line, &html)
            roles(shown, path, visit, &html)
            sessions(shown.sessions, &html)
            html.element("p") { $0.element("a", .href(path + "/permissions"), text: AccountTexts.why) }
            guard shown.isWhole else { return }
            html.actions { html in
                html.postButton(AccountTexts.link, action: path + "/link", csrf: visit.formMark, style: .secondary)
                if line.email != nil, line.state == .invited {
                    html.postButton(
                        MailTexts.sendInvitation, action: path + "/invitation", csrf: visit.formMark,
                        style: .secondary)
                }
                let isDisabled = line.state == .disabled
                let fields = [("do", isDisabled ? "enable" : "disable")]
                html.postButton(
                    isDisabled ? AccountTexts.enable : AccountTexts.disable, action: path + "/state",
                    csrf: visit.formMark, fields: fields, style: isDisabled ? .secondary : .danger,
                    confirm: isDisabled ? nil : AccountTexts.disableConfirm)
                if line.account.hasSecondFactor {
                    html.postButton(
                        AccountTexts.removeFactor, action: path + "/second-factor", csrf: visit.formMark,
                        style: .danger, confirm: AccountTexts.removeFactorConfirm)
                }
            }
        }
    }

    private static func summary(_ line: AccountLine, _ html: inout HTML) {
        html.element("p") { $0.badge(badge(line.state)) }
        html.summaryList([
            SummaryRow(AccountTexts.login, line.account.login), SummaryRow(AccountTexts.email, line.email ?? "–"),
            SummaryRow(AccountTexts.secondFactor, line.account.hasSecondFactor ? AccountTexts.on : AccountTexts.off),
            line.lastSeen.map { SummaryRow(AccountTexts.lastSeen, html.format.moment($0)) }
                ?? SummaryRow(AccountTexts.lastSeen, AccountTexts.never),
        ])
    }

    private static func roles(_ shown: Shown, _ path: String, _ visit: Visit, _ html: inout HTML) {
        html.section(AccountTexts.grants) { html in
            for held in shown.held {
                html.panel { html in
                    html.element("p") { html in
                        html.element("strong", text: held.grant.role.label)
                        html.text(" – \(held.unit)")
                        if held.grant.delegatedBy != nil {
                            html.text(" ")
                            html.badge(AccountTexts.delegatedBy, .info)
                        }
                    }
                    html.element("p", .class("hint"), text: period(held.grant, html.format))
                    guard held.isReached else { return }
                    html.disclosure(AccountTexts.endGrant) { endForm(held.grant, path, visit, &$0) }
                }
            }
            // A form that was refused stays open with what was typed.
            let isRefused = shown.refusal != nil && visit.request.path == path + "/roles"
            if isRefused {
                giveForm(shown, path, FormStates(visit, shown.refusal), visit, &html)
            } else {
                html.disclosure(AccountTexts.addGrant) { html in
                    giveForm(shown, path, FormStates(visit, nil), visit, &html)
                }
            }
        }
    }

    private static func giveForm(
        _ shown: Shown, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.form(to: path + "/roles", csrf: visit.formMark) { html in
            html.select(
                Field("role", AccountTexts.role, state: states["role"], required: true),
                choices(shown.roles.union(Role.below)))
            html.input(Field("unit", AccountTexts.unitCode, hint: ownUnit, state: states["unit"]), width: 14)
            html.day(Field("from", AccountTexts.from, state: states["from"]))
            html.day(Field("to", AccountTexts.to, state: states["to"]))
            html.actions { $0.submit(AccountTexts.addGrant, style: .secondary) }
        }
    }

    private static func endForm(_ grant: Grant, _ path: String, _ visit: Visit, _ html: inout HTML) {
        html.form(to: "\(path)/roles/\(grant.id)/end", csrf: visit.formMark) { html in
            html.day(Field("day", AccountTexts.to, id: "day-\(grant.id)"))
            html.input(
                Field(
                    "successor", AccountTexts.successor, hint: AccountTexts.successorHint, id: "successor-\(grant.id)"))
            html.actions { $0.submit(AccountTexts.endGrant, style: .danger, confirm: AccountTexts.endConfirm) }
        }
    }

    static func period(_ grant: Grant, _ format: Format) -> String {
        let to = grant.validTo.map { format.day($0.adding(days: -1)) } ?? "…"
        return "\(format.day(grant.validFrom)) – \(to)"
    }

    static func sessions(_ sessions: [SessionLine], _ html: inout HTML) {
        guard !sessions.isEmpty else { return }
        html.section(AccountTexts.sessions) { html in
            html.element("ul") { html in
                for session in sessions {
                    html.element("li") { html in
                        html.text("\(session.address ?? "–") · \(html.format.moment(session.seen))")
                    }
                }
            }
        }
    }

    static func link(_ line: AccountLine, _ path: String, _ visit: Visit) -> [UInt8] {
        let crumbs =
            AccountPages.crumbs + [
                Frame.Crumb(Text(verbatim: line.account.name), href: "/accounts/\(line.account.id)")
            ]
        let host = visit.request.headers["host"] ?? ""
        let frame = visit.frame(AccountTexts.linkTitle, help: AccountTexts.linkHelp, width: .reading, crumbs: crumbs)
        return frame.write { html in
            html.element("p") { html in
                html.element("code", .class("token"), text: "\(visit.isSecure ? "https" : "http")://\(host)\(path)")
            }
        }
    }
}

extension Role {
    /// The roles that units below may have; which of them a unit has is asked of the tree when one is given.
    static let below: Set<Role> = [.districtOfficial, .head, .staff, .viewer, .administrator]
}
