internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Importing units: choose a file, see what each row would do, then do it.
struct ImportPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/units/import", .needs(ManageUnits.self)) { visit, _ in ImportPages.ask(visit, nil) },
            .long("/units/import", .needs(ManageUnits.self), bodyLimit: 21 << 20, run) { visit, refusal, _ in
                ImportPages.ask(visit, refusal)
            },
        ]
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", OrganisationTexts.fileMissing) }
        let rehearsal = visit.form.values["do"] != "apply"
        let table = try await blocking.run { try Table.read(bytes: upload.bytes, name: upload.name) }
        let work: @Sendable (Transaction) throws -> [UnitImport.RowReport] = { tx in
            let permit = try visit.permit(ManageUnits.self, in: tx)
            let reports = try UnitImport.run(table, on: visit.today, at: visit.now, rehearsal: rehearsal, in: tx)
            if !rehearsal {
                try permit.record(
                    "import units", subject: "organisation", id: upload.name, detail: "\(reports.count) rows", in: tx)
                try UnitImport.record(reports, by: permit, in: tx)
            }
            return reports
        }
        let reports = try await database.write(rehearsal: rehearsal, work)
        return .page(ImportPages.report(visit, reports, rehearsal: rehearsal))
    }

    private static let crumbs = [Frame.Crumb(OrganisationTexts.units, href: "/units")]

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?) -> Response {
        let frame = visit.frame(
            OrganisationTexts.importUnits, help: OrganisationTexts.importHelp, width: .reading, crumbs: crumbs)
        return .page(
            frame.write { html in
                if let refusal { html.errorSummary([("file", refusal.explanation)]) }
                html.form(to: "/units/import", csrf: visit.formMark, multipart: true) { html in
                    let state = FieldState("", error: refusal?.explanation)
                    html.file(Field("file", OrganisationTexts.file, state: state, required: true), accept: ".csv,.xlsx")
                    html.actions { html in
                        html.submit(OrganisationTexts.check, style: .primary, name: "do", value: "check")
                        html.submit(OrganisationTexts.apply, style: .secondary, name: "do", value: "apply")
                    }
                }
            })
    }

    private static func report(_ visit: Visit, _ reports: [UnitImport.RowReport], rehearsal: Bool) -> [UInt8] {
        let title = rehearsal ? OrganisationTexts.checkedTitle : OrganisationTexts.importedTitle
        let crumbs = crumbs + [Frame.Crumb(OrganisationTexts.importUnits, href: "/units/import")]
        return visit.frame(title, crumbs: crumbs).write { html in
            html.table(
                title,
                [
                    Column(OrganisationTexts.row, numeric: true), Column(OrganisationTexts.code),
                    Column(OrganisationTexts.name), Column(OrganisationTexts.outcome), Column(OrganisationTexts.reason),
                ], reports, empty: OrganisationTexts.none
            ) { report, row, html in
                row.cell(&html, number: report.number)
                row.cell(&html, text: report.code)
                row.cell(&html, text: report.name)
                row.cell(&html) { $0.badge(badge(report.outcome)) }
                row.cell(&html) { html in
                    if case .refused(let reasons) = report.outcome {
                        for reason in reasons { html.element("p", text: reason) }
                    }
                }
            }
        }
    }

    private static func badge(_ outcome: UnitImport.RowReport.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(ImportTexts.added, .good)
        case .changed: Badge(ImportTexts.changed, .info)
        case .unchanged: Badge(ImportTexts.unchanged, .neutral)
        case .refused: Badge(ImportTexts.refused, .bad)
        }
    }
}
