internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Web

/// Accounts from a unit's staff list: each row is taken or refused for itself, with the reason.
enum AccountImport {
    struct RowReport: Sendable {
        enum Outcome: Sendable, Equatable {
            case added
            case unchanged
            case refused(Text)
        }

        let number: Int
        let name: String
        let login: String
        let outcome: Outcome
    }

    /// Headings as units write them, folded.
    private static let headings: [String: [String]] = [
        "name": ["ho va ten", "ho ten", "ten", "name", "full name"],
        "login": ["ten dang nhap", "tai khoan", "login", "user name", "username"],
        "email": ["thu dien tu", "email", "e-mail"], "unit": ["ma don vi", "don vi", "ma truong", "unit"],
        "role": ["vai tro", "chuc vu", "role"],
    ]

    static func run(
        _ table: Table, by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> [RowReport] {
        let columns = headings.mapValues { names in table.header.cells.firstIndex { names.contains($0.folded) } }
        guard let name = columns["name"] ?? nil, let login = columns["login"] ?? nil else {
            throw FormRefusal("file", AccountTexts.columnsMissing)
        }
        var seen: Set<String> = []
        return try table.rows.map { row in
            func cell(_ index: Int?) -> String {
                index.map { row.cells.indices.contains($0) ? row.cells[$0].tidy : "" } ?? ""
            }
            let draft = Draft(
                name: cell(name), login: cell(login).lowercased(), email: cell(columns["email"] ?? nil),
                unit: cell(columns["unit"] ?? nil), role: cell(columns["role"] ?? nil))
            let isNew = seen.insert(draft.login).inserted
            let outcome = isNew ? try take(draft, by: permit, in: tx) : .refused(AccountTexts.twice)
            return RowReport(number: row.number, name: draft.name, login: draft.login, outcome: outcome)
        }
    }

    private struct Draft {
        let name: String
        let login: String
        let email: String
        let unit: String
        let role: String
    }

    private static func take(
        _ draft: Draft, by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> RowReport.Outcome {
        if draft.name.isEmpty { return .refused(AccountTexts.nameMissing) }
        guard AccountFields.isLogin(draft.login) else { return .refused(AccountTexts.loginWrong) }
        guard draft.email.isEmpty || EmailAddress.isWellFormed(draft.email) else {
            return .refused(AccountTexts.emailWrong)
        }
        guard let role = role(draft.role) else { return .refused(AccountTexts.unknownRole(draft.role)) }
        guard let unit = draft.unit.isEmpty ? permit.scope : try permit.tree.unit(code: draft.unit, in: tx) else {
            return .refused(AccountTexts.refusal(.unknownUnit))
        }
        if let known = try AccountListRows.id(login: draft.login, in: tx) {
            let grants = try AccountListRows.grants(of: known, from: permit.today, in: tx)
            let isSame = grants.contains { $0.unit == unit && $0.role == role }
            return isSame ? .unchanged : .refused(AccountTexts.refusal(.loginTaken))
        }
        do {
            _ = try AccountActions.create(
                AccountActions.NewAccount(
                    name: draft.name, login: draft.login, email: draft.email.isEmpty ? nil : draft.email, unit: unit,
                    role: role, from: permit.today, to: nil), by: permit, in: tx)
            return .added
        } catch let refusal as AccountRefusal {
            return .refused(refusal.explanation)
        }
    }

    /// A role by its code or its name in either language; a list without roles is one of staff.
    private static func role(_ text: String) -> Role? {
        if text.isEmpty { return .staff }
        return Role.allCases.first { role in
            role.rawValue.lowercased() == text.lowercased() || role.label(.vi).folded == text.folded
                || role.label(.en).folded == text.folded
        }
    }
}

/// Importing accounts: choose a file, see what each row would do, then do it.
struct AccountImportPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/accounts/import", .needs(ManageAccounts.self)) { visit, _ in AccountImportPages.ask(visit, nil) },
            .long("/accounts/import", .needs(ManageAccounts.self), bodyLimit: 21 << 20, run) { visit, refusal, _ in
                AccountImportPages.ask(visit, refusal)
            },
        ]
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", AccountTexts.fileMissing) }
        let table = try await blocking.run { try Table.read(bytes: upload.bytes, name: upload.name) }
        let isRehearsal = visit.form.values["do"] != "apply"
        let reports = try await database.write(rehearsal: isRehearsal) { tx in
            try AccountImport.run(table, by: try visit.permit(ManageAccounts.self, in: tx), in: tx)
        }
        return .page(AccountImportPages.report(visit, reports, isRehearsal: isRehearsal))
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?) -> Response {
        let frame = visit.frame(
            AccountTexts.importing, help: AccountTexts.importHelp, width: .reading, crumbs: AccountPages.crumbs)
        return .page(
            frame.write { html in
                if let refusal { html.errorSummary([("file", refusal.explanation)]) }
                html.form(to: "/accounts/import", csrf: visit.formMark, multipart: true) { html in
                    let state = FieldState("", error: refusal?.explanation)
                    html.file(Field("file", AccountTexts.file, state: state, required: true), accept: ".csv,.xlsx")
                    html.actions { html in
                        html.submit(AccountTexts.check, name: "do", value: "check")
                        html.submit(AccountTexts.apply, style: .secondary, name: "do", value: "apply")
                    }
                }
            })
    }

    private static func report(_ visit: Visit, _ reports: [AccountImport.RowReport], isRehearsal: Bool) -> [UInt8] {
        let title = isRehearsal ? AccountTexts.checked : AccountTexts.imported
        let crumbs = AccountPages.crumbs + [Frame.Crumb(AccountTexts.importing, href: "/accounts/import")]
        return visit.frame(title, crumbs: crumbs).write { html in
            let counts = AccountTexts.importCounts(reports.map(\.outcome), html.format)
            html.banner(counts.refused == 0 ? .good : .warning, counts.words)
            html.table(
                title,
                [
                    Column(AccountTexts.row, numeric: true), Column(AccountTexts.name), Column(AccountTexts.login),
                    Column(AccountTexts.outcome), Column(AccountTexts.reason),
                ], shown(reports), empty: AccountTexts.none
            ) { report, row, html in
                row.cell(&html, number: report.number)
                row.cell(&html, text: report.name)
                row.cell(&html, text: report.login)
                row.cell(&html) { $0.badge(badge(report.outcome)) }
                row.cell(&html) { html in if case .refused(let why) = report.outcome { html.text(why) } }
            }
        }
    }

    private static let longest = 500

    /// A page that a browser can hold: all rows of a short list; of a long one the refused first, then the others.
    private static func shown(_ reports: [AccountImport.RowReport]) -> [AccountImport.RowReport] {
        if reports.count <= longest { return reports }
        let refused = reports.filter { if case .refused = $0.outcome { true } else { false } }
        return Array(
            (refused + reports.filter { if case .refused = $0.outcome { false } else { true } }).prefix(longest))
    }

    private static func badge(_ outcome: AccountImport.RowReport.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(AccountTexts.added, .good)
        case .unchanged: Badge(AccountTexts.unchanged, .neutral)
        case .refused: Badge(AccountTexts.refused, .bad)
        }
    }
}
