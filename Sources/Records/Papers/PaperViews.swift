internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What is printed of a list.
enum PaperViews {
    struct Paper {
        let unit: UnitID
        let school: String
        let superior: String?
        let className: String?
        let year: SchoolYear
        let day: Day
        let kind: PaperPages.Kind
        let lines: [PupilLine]
        let isCut: Bool
        let photos: Set<PupilID>
    }

    static func show(_ paper: Paper, _ visit: Visit) -> [UInt8] {
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(paper.unit)/pupils")]
        let title = paper.className.map(PaperTexts.ofClass) ?? PaperTexts.classList
        return visit.frame(title, help: PaperTexts.help, crumbs: crumbs).write { html in
            html.styles()
            if paper.kind == .list { html.paperHead(superior: paper.superior, unit: paper.school) }
            kinds(paper, visit, &html)
            if paper.isCut { html.banner(.warning) { $0.text(PaperTexts.tooMany) } }
            html.element("p", .class("count-line")) { html in
                html.text(PaperTexts.schoolYear(paper.year))
                html.text(" · ")
                html.text(PupilTexts.count(paper.lines.count))
                html.text(" · ")
                html.text(PupilTexts.asOf(paper.day))
            }
            switch paper.kind {
            case .list: list(paper, &html)
            case .labels: labels(paper, &html)
            case .cards: cards(paper, &html)
            }
        }
    }

    private static func kinds(_ paper: Paper, _ visit: Visit, _ html: inout HTML) {
        let address = Address(visit.request.target)
        html.element("nav", .class("screen-only"), .label(PaperTexts.kinds)) { html in
            html.actions { html in
                for kind in PaperPages.Kind.allCases {
                    html.linkButton(
                        kind.label, to: address.setting("paper", to: kind.rawValue).text,
                        style: kind == paper.kind ? .primary : .secondary)
                }
            }
        }
    }

    private static func list(_ paper: Paper, _ html: inout HTML) {
        let numbered = Array(paper.lines.enumerated())
        html.element("div", .class("signing")) { html in
            html.table(
                PaperTexts.classList,
                columns(paper), numbered, empty: PupilTexts.none
            ) { entry, row, html in
                let line = entry.element
                row.cell(&html, number: entry.offset + 1)
                row.head(&html) { $0.text(line.name) }
                row.cell(&html, text: html.format.day(line.bornOn))
                row.cell(&html) { $0.text(line.sex.label) }
                if paper.className == nil { row.cell(&html, text: line.className) }
                row.cell(&html, text: line.code ?? "")
                row.cell(&html, text: "")
            }
        }
        html.paperSignature(title: PaperTexts.teacher, name: "")
    }

    /// A list of one class need not name it in every row.
    private static func columns(_ paper: Paper) -> [Column] {
        [Column(PaperTexts.number, numeric: true), Column(PupilTexts.name), Column(PupilTexts.born)]
            + [Column(PupilTexts.sex)] + (paper.className == nil ? [Column(PupilTexts.schoolClass)] : [])
            + [Column(PupilTexts.code), Column(PaperTexts.note)]
    }

    private static func labels(_ paper: Paper, _ html: inout HTML) {
        html.element("ul", .class("labels")) { html in
            for line in paper.lines {
                html.element("li") { html in words(line, paper, &html) }
            }
        }
    }

    private static func cards(_ paper: Paper, _ html: inout HTML) {
        html.element("ul", .class("cards")) { html in
            for line in paper.lines {
                html.element("li") { html in
                    if paper.photos.contains(line.id) {
                        PhotoViews.picture(line.id, line.name, &html)
                    } else {
                        html.element("span", .class("empty-photo"), text: PhotoTexts.noPhoto)
                    }
                    html.element("div") { html in
                        html.element("p", text: paper.school)
                        words(line, paper, &html)
                        html.element("p", text: PaperTexts.schoolYear(paper.year))
                    }
                }
            }
        }
    }

    private static func words(_ line: PupilLine, _ paper: Paper, _ html: inout HTML) {
        html.element("p", .class("name"), text: line.name)
        html.element("p") { html in
            html.text(PupilTexts.schoolClass)
            html.text(" \(line.className)")
        }
        html.element("p", text: html.format.day(line.bornOn))
        if let code = line.code { html.element("p", text: code) }
    }
}
