internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Web

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

    private enum Wish: String {
        case check
        case apply
        /// A check whose outcome is a file of all rows.
        case rows
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", AccountTexts.fileMissing) }
        let wish = Wish(rawValue: visit.form.values["do"] ?? "") ?? .check
        // Whether it can be read at all is found out before the database is kept busy.
        _ = try await blocking.run { try TableStream(bytes: upload.bytes, name: upload.name).header }
        return try await database.write(rehearsal: wish != .apply) { tx in
            let permit = try visit.permit(ManageAccounts.self, in: tx)
            let stream = try TableStream(bytes: upload.bytes, name: upload.name)
            if wish == .rows {
                var file = AccountImportFile(visit.language)
                try AccountImport.run(stream, by: permit, in: tx) { file.add($0) }
                return .file(file.bytes, type: "text/csv; charset=utf-8", name: "ket-qua-tai-khoan.csv")
            }
            var outcome = AccountImportOutcome()
            try AccountImport.run(stream, by: permit, in: tx) { outcome.add($0) }
            return .page(AccountImportPages.report(visit, outcome, isRehearsal: wish == .check))
        }
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?) -> Response {
        let frame = visit.frame(
            AccountTexts.importing, help: AccountTexts.importHelp, width: .reading, crumbs: AccountPages.crumbs)
        return .page(
            frame.write { html in
                if let refusal { html.errorSummary([("file", refusal.explanation)]) }
                form(visit, refusal, &html)
            })
    }

    private static func form(_ visit: Visit, _ refusal: (any Refusal)?, _ html: inout HTML) {
        html.form(to: "/accounts/import", csrf: visit.formMark, multipart: true) { html in
            let state = FieldState("", error: refusal?.explanation)
            html.file(Field("file", AccountTexts.file, state: state, required: true), accept: ".csv,.xlsx")
            html.actions { html in
                html.submit(AccountTexts.check, name: "do", value: Wish.check.rawValue)
                html.submit(AccountTexts.apply, style: .secondary, name: "do", value: Wish.apply.rawValue)
                html.submit(AccountTexts.everyRow, style: .secondary, name: "do", value: Wish.rows.rawValue)
            }
        }
    }

    private static func report(_ visit: Visit, _ outcome: AccountImportOutcome, isRehearsal: Bool) -> [UInt8] {
        let title = isRehearsal ? AccountTexts.checked : AccountTexts.imported
        let crumbs = AccountPages.crumbs + [Frame.Crumb(AccountTexts.importing, href: "/accounts/import")]
        return visit.frame(title, crumbs: crumbs).write { html in
            html.banner(outcome.refused == 0 ? .good : .warning, outcome.words(html.format))
            let shown = outcome.shown
            if shown.count < outcome.count {
                html.element(
                    "p",
                    text: AccountTexts.moreRows(html.format.number(shown.count), html.format.number(outcome.count)))
            }
            html.table(
                title,
                [
                    Column(AccountTexts.row, numeric: true), Column(AccountTexts.name), Column(AccountTexts.login),
                    Column(AccountTexts.outcome), Column(AccountTexts.reason),
                ], shown, empty: AccountTexts.none
            ) { report, row, html in
                row.cell(&html, number: report.number)
                row.cell(&html, text: report.name)
                row.cell(&html, text: report.login)
                row.cell(&html) { $0.badge(badge(report.outcome)) }
                row.cell(&html) { html in if case .refused(let why) = report.outcome { html.text(why) } }
            }
            html.section(AccountTexts.importing) { form(visit, nil, &$0) }
        }
    }

    private static func badge(_ outcome: AccountImport.RowReport.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(AccountTexts.added, .good)
        case .unchanged: Badge(AccountTexts.unchanged, .neutral)
        case .refused: Badge(AccountTexts.refused, .bad)
        }
    }
}
