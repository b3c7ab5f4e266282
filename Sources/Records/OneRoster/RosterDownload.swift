internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The files of OneRoster for people, on a page of the unit, and for programs.
enum RosterDownload {
    private static let type = "application/zip"
    private static let name = "oneroster.zip"

    static let endpoints: [Endpoint] = [
        .page("/units/:unit/oneroster", .needs(ViewPupils.self), show),
        .disclosure("/units/:unit/oneroster/oneroster.zip", .needs(ViewPupils.self), download),
    ]

    static let program = Endpoint.standard(
        OneRosterAPI.base + "/units/:unit/oneroster.zip", [OneRosterAPI.core], failure: RosterFailure.response
    ) { visit, tx in try archive(visit, withDemographics: false, tx) }

    static let demographicsProgram = Endpoint.standard(
        OneRosterAPI.base + "/units/:unit/oneroster-demographics.zip", [OneRosterAPI.demographics],
        failure: RosterFailure.response
    ) { visit, tx in try archive(visit, withDemographics: true, tx) }

    private static func files(
        _ visit: Visit, withDemographics: Bool, _ tx: Transaction
    ) throws -> (UnitID, [RosterFiles.File]) {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, in: tx)
        let here = try permit.on(id, in: tx)
        let files = try RosterFiles.files(
            of: here, RosterSourceRows(permit: permit), withDemographics: withDemographics, in: tx)
        return (here.unit, files)
    }

    /// Names, and birth dates when asked for, of a whole school leave the program: the log keeps who took them.
    private static func download(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let withDemographics = visit.request.query["demographics"] == "1"
        let (unit, files) = try files(visit, withDemographics: withDemographics, tx)
        try visit.permit(ViewPupils.self, on: unit, in: tx).record(
            "download roster", subject: "unit", id: unit.text, detail: withDemographics ? "demographics" : "", in: tx)
        return .file(RosterFiles.archive(files), type: type, name: name)
    }

    private static func archive(_ visit: Visit, withDemographics: Bool, _ tx: Transaction) throws -> Response {
        let (_, files) = try files(visit, withDemographics: withDemographics, tx)
        return .file(RosterFiles.archive(files), type: type, name: name)
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (unit, files) = try files(visit, withDemographics: false, tx)
        let name = try UnitRows.name(of: unit, in: tx) ?? ""
        return .page(RosterViews.show(files, unit, name, visit))
    }
}

/// What the page of the files shows.
enum RosterViews {
    static func show(_ files: [RosterFiles.File], _ unit: UnitID, _ name: String, _ visit: Visit) -> [UInt8] {
        let path = "/units/\(unit)/oneroster/oneroster.zip"
        let crumbs = [Frame.Crumb(Text(verbatim: name), href: "/units/\(unit)")]
        return visit.frame(RosterTexts.title, help: RosterTexts.help, crumbs: crumbs).write(action: { html in
            html.linkButton(RosterTexts.download, to: path)
        }) { html in
            html.table(
                RosterTexts.contents,
                [Column(RosterTexts.kind), Column(RosterTexts.file), Column(RosterTexts.count, numeric: true)], files,
                empty: RosterTexts.help
            ) { file, row, html in
                row.head(&html) { $0.text(RosterTexts.content(file.name)) }
                row.cell(&html, text: file.name + ".csv")
                row.cell(&html, number: file.rows)
            }
            html.element("p", .class("hint"), text: RosterTexts.moreHint)
            html.actions { html in
                html.linkButton(RosterTexts.downloadMore, to: path + "?demographics=1", style: .secondary)
            }
            html.element("p", text: RosterTexts.direct)
        }
    }
}
