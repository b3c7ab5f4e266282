internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The figures of one call over all schools within reach: what they handed in, added up, against the records now.
struct FigurePages: Sendable {
    let blocking: BlockingPool
    let ports: GuidancePorts

    var endpoints: [Endpoint] {
        [
            .page("/overview/figures", .needs(ViewOverview.self), show),
            .download("/overview/figures/khue.xlsx", .needs(ViewOverview.self), spreadsheet),
        ]
    }

    /// The figures of the chosen call.
    struct Drawn: Sendable {
        let chosen: OverviewPages.Chosen
        let asked: Int
        let submitted: [SubmittedFigureRows.Submitted]
        let total: FigureSheet?
        /// What the records of the schools that are in say now.
        let now: FigureSheet?
        /// Of which schools alone; nil for all.
        let part: FigureOwnership?
    }

    private func draw(_ visit: Visit, _ tx: Transaction) throws -> Drawn {
        guard let chosen = try OverviewPages.choose(visit, tx) else { throw NotFound() }
        let part = FigureOwnership(written: visit.request.query[FigureOwnership.field])
        let figures = try FigurePages.gather(
            chosen.edition, chosen.call, of: part, by: chosen.permit, ports, in: tx)
        return Drawn(
            chosen: chosen, asked: figures.asked, submitted: figures.submitted, total: figures.total,
            now: figures.now, part: part)
    }

    /// What was handed in to one call, added up, and what the records say now.
    struct Gathered: Sendable {
        let asked: Int
        let submitted: [SubmittedFigureRows.Submitted]
        let total: FigureSheet?
        let now: FigureSheet?
    }

    static func gather(
        _ edition: Edition, _ call: Call, of part: FigureOwnership?, by permit: Permit<ViewOverview>,
        _ ports: GuidancePorts, in tx: Transaction
    ) throws -> Gathered {
        guard let code = try FormRows.find(call.form, on: call.due, in: tx).figures else { throw NotFound() }
        let reach = permit.covers("m.unit_id")
        let members: SQL = part.map { "\(reach) AND \($0.condition)" } ?? reach
        let submitted = try SubmittedFigureRows.all(
            edition.letter, call.key, onlyAccepted: false, covers: members, in: tx)
        let covers: SQL = "u.id IN \(list: submitted.map(\.unit)) AND \(permit.covers("u.id"))"
        return Gathered(
            asked: try SubmittedFigureRows.asked(call.key, edition: edition.id, covers: members, in: tx),
            submitted: submitted, total: FigureSheet.sum(submitted.map(\.sheet)),
            now: submitted.isEmpty ? nil : try ports.total(code, covers, call.due, tx))
    }

    private func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .page(FigureViews.show(try draw(visit, tx), visit))
    }

    private func spreadsheet(_ visit: Visit, _ database: Database) async throws -> Response {
        let drawn = try await database.read { tx in try draw(visit, tx) }
        guard let total = drawn.printed else { throw NotFound() }
        let language = visit.language
        let name = FigureCallTexts.summary(
            asked: drawn.asked, submitted: drawn.submitted.count,
            accepted: drawn.submitted.filter(\.isAccepted).count)(language)
        let bytes = try await blocking.run { try SheetWriter.xlsx(total.file(language, of: name)) }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "\(total.code)-\(total.day.iso).xlsx")
    }
}

extension FigurePages.Drawn {
    /// On paper all schools stand beside those of each ownership.
    fileprivate var printed: FigureSheet? {
        if part != nil { return total }
        let parts = FigureOwnership.all.compactMap { part in
            FigureSheet.sum(submitted.filter { $0.ownership == part }.map(\.sheet)).map {
                (label: part.label, sheet: $0)
            }
        }
        return parts.count > 1 ? FigureSheet.whole(of: parts) : total
    }
}

/// What the page of figures shows.
enum FigureViews {
    static func show(_ drawn: FigurePages.Drawn, _ visit: Visit) -> [UInt8] {
        let chosen = drawn.chosen
        let crumbs = [Frame.Crumb(OverviewTexts.title, href: OverviewViews.address(chosen, "/overview").text)]
        let title = Text(
            "\(FigureCallTexts.total.vi): \(chosen.call.title)", "\(FigureCallTexts.total.en): \(chosen.call.title)")
        return visit.frame(title, crumbs: crumbs).write(action: { html in
            if drawn.total != nil {
                let file = OverviewViews.address(chosen, "/overview/figures/khue.xlsx")
                    .setting(FigureOwnership.field, to: drawn.part?.code)
                html.linkButton(OverviewTexts.export, to: file.text, style: .secondary)
            }
        }) { html in
            let accepted = drawn.submitted.filter(\.isAccepted).count
            html.filterBar(
                to: "/overview/figures", search: nil,
                [
                    Filter(
                        FigureOwnership.field, FigureOwnership.question, FigureOwnership.choices,
                        value: drawn.part?.code ?? "")
                ], kept: [("letter", chosen.edition.letter.text), ("call", chosen.call.key.text)],
                isNarrowed: drawn.part != nil)
            html.element(
                "p", .class("count-line"),
                text: FigureCallTexts.summary(asked: drawn.asked, submitted: drawn.submitted.count, accepted: accepted))
            html.stackedBar([
                BarPart(accepted, ConsolidationTexts.accepted, .good),
                BarPart(drawn.submitted.count - accepted, ConsolidationTexts.waiting, .info),
                BarPart(max(0, drawn.asked - drawn.submitted.count), FigureCallTexts.missing, .bad),
            ])
            guard let total = drawn.total else {
                return html.element("p", .class("empty"), text: FigureCallTexts.noForms)
            }
            if let now = drawn.now { compare(now.counted.differences(from: total), &html) }
            html.figures(total)
            sources(drawn, &html)
        }
    }

    private static func compare(_ differences: [FigureSheet.Difference], _ html: inout HTML) {
        html.section(FigureCallTexts.compare) { html in
            if differences.isEmpty { return html.banner(.good, FigureCallTexts.agree) }
            FigureCallViews.differences(differences, &html)
        }
    }

    private static func sources(_ drawn: FigurePages.Drawn, _ html: inout HTML) {
        html.disclosure(FigureCallTexts.schools) { html in
            html.element("ul", .class("plain")) { html in
                for form in drawn.submitted {
                    html.element("li") { html in
                        let path = DossierPath(drawn.chosen.edition.letter, drawn.chosen.call.key, form.unit)
                        html.element("a", .href(path.base), text: form.name)
                    }
                }
            }
        }
    }
}

extension FigureSheet {
    /// Only what is counted: nobody has typed anything into the records of now.
    fileprivate var counted: FigureSheet {
        var copy = self
        copy.sections = sections.filter { $0.kind == .counted }
        return copy
    }
}
