internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about pupils show.
enum PupilViews {
    struct School {
        let id: UnitID
        let name: String
        let classes: [SchoolClass]
        let grades: CodeList
        let mayKeep: Bool
        let views: [SavedView]
    }

    static func search(
        _ lines: [PupilLine], _ names: [UnitID: String], _ filter: PupilFilter, limit: Int, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(RecordsTexts.pupils, help: PupilTexts.searchHelp).write { html in
            html.filterBar(
                to: "/pupils", search: (PupilTexts.words, filter.search), [], isNarrowed: !filter.search.isEmpty)
            html.element("div", Attribute("data-live", "pupils")) { html in
                html.table(
                    RecordsTexts.pupils,
                    [
                        Column(PupilTexts.name), Column(PupilTexts.born), Column(PupilTexts.sex),
                        Column(PupilTexts.schoolClass), Column(PupilTexts.school),
                    ], lines.prefix(limit), empty: filter.search.isEmpty ? PupilTexts.typeName : PupilTexts.none
                ) { line, row, html in
                    row.head(&html) { $0.element("a", .href("/pupils/\(line.id)"), text: line.name) }
                    row.cell(&html, text: html.format.day(line.bornOn))
                    row.cell(&html) { $0.text(line.sex.label) }
                    row.cell(&html, text: line.className)
                    row.cell(&html) { html in
                        html.element("a", .href("/units/\(line.unit)/pupils"), text: names[line.unit] ?? "")
                    }
                }
                if lines.count > limit { html.element("p", .class("hint"), text: PupilTexts.tooMany) }
            }
            if visit.may(JoinRecords.self) {
                html.element("p") { $0.element("a", .href("/joins"), text: JoinTexts.title) }
            }
        }
    }

    static func list(
        _ lines: [PupilLine], count: Int, page: Int, pages: Int, _ school: School, _ filter: PupilFilter,
        _ visit: Visit
    ) -> [UInt8] {
        let path = "/units/\(school.id)/pupils"
        let crumbs = [Frame.Crumb(Text(verbatim: school.name), href: "/units/\(school.id)")]
        let address = Address(visit.request.target)
        return visit.frame(RecordsTexts.pupils, help: PupilTexts.listHelp, crumbs: crumbs).write(action: { html in
            if school.mayKeep { html.linkButton(PupilTexts.add, to: path + "/new") }
        }) { html in
            filters(path, school, filter, &html)
            SavedViewViews.part(school.views, school.id, visit, &html)
            html.element("div", Attribute("data-live", "pupils")) { html in
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.text(PupilTexts.count(count))
                    html.text(" · ")
                    html.text(PupilTexts.asOf(filter.day))
                }
                if school.mayKeep, filter.isToday, count > 0 {
                    selection(path, count, visit, &html) { table(lines, filter, address, selects: true, &$0) }
                } else {
                    table(lines, filter, address, selects: false, &html)
                }
                html.pagination(address, page: page, pages: pages)
            }
            links(path, school, visit, &html)
        }
    }

    /// The list as a form: tick some, or take all that the filters let through, and say what is to be done with them.
    private static func selection(
        _ path: String, _ count: Int, _ visit: Visit, _ html: inout HTML, _ table: (inout HTML) -> Void
    ) {
        html.element("form", Attribute("method", "get"), Attribute("action", path + "/bulk")) { html in
            for pair in visit.request.query.pairs where !["p", "all", "what", "page"].contains(pair.name) {
                html.hidden(pair.name, pair.value)
            }
            table(&html)
            html.element("div", .class("screen-only")) { html in
                html.checkbox("all", BulkTexts.all(count), checked: false)
                html.select(
                    Field("what", BulkTexts.what), BulkKind.allCases.map { Choice($0.rawValue, $0.label) },
                    offersNothing: false)
                html.actions { $0.element("button", .class("button secondary"), text: BulkTexts.go) }
            }
        }
    }

    private static func links(_ path: String, _ school: School, _ visit: Visit, _ html: inout HTML) {
        let query = visit.request.query.encoded
        html.actions { html in
            html.linkButton(
                RecordsTexts.export, to: "\(path)/khue.xlsx" + (query.isEmpty ? "" : "?" + query), style: .secondary)
            html.linkButton(
                PaperTexts.title, to: "\(path)/paper" + (query.isEmpty ? "" : "?" + query), style: .secondary)
            html.linkButton(RecordsTexts.classes, to: "/units/\(school.id)/classes", style: .secondary)
            html.linkButton(DuplicateTexts.title, to: "/units/\(school.id)/duplicates", style: .secondary)
            guard school.mayKeep else { return }
            if visit.may(ViolenceData.self) {
                html.linkButton(IncidentTexts.title, to: path + "/violence", style: .secondary)
            }
            html.linkButton(PupilTexts.importSheet, to: path + "/import", style: .secondary)
            html.linkButton(BulkTexts.past, to: "/units/\(school.id)/bulk", style: .secondary)
        }
    }

    private static func filters(_ path: String, _ school: School, _ filter: PupilFilter, _ html: inout HTML) {
        let present = Set(school.classes.map(\.grade))
        let grades = school.grades.codes.filter { present.contains($0.code) }
        html.filterBar(
            to: path, search: (PupilTexts.words, filter.search),
            [
                Filter(
                    "class", PupilTexts.schoolClass,
                    school.classes.map { Choice($0.id.text, Text(verbatim: $0.name)) },
                    value: filter.classID?.text ?? ""),
                Filter(
                    "grade", PupilTexts.grade, grades.map { Choice($0.code, Text(verbatim: $0.name)) },
                    value: filter.grade ?? ""),
                Filter(
                    "sex", PupilTexts.sex, Sex.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.sex?.rawValue ?? ""),
            ], kept: filter.isToday ? [] : [("day", html.format.day(filter.day))],
            isNarrowed: filter.classID != nil || filter.grade != nil || filter.sex != nil || !filter.search.isEmpty)
        DayForm.part(path, filter.day, isToday: filter.isToday, &html)
    }

    private static func table(
        _ lines: [PupilLine], _ filter: PupilFilter, _ address: Address, selects: Bool, _ html: inout HTML
    ) {
        func column(_ heading: Text, _ order: PupilFilter.Order) -> Column {
            let isSorted = filter.order == order
            let next = address.setting("sort", to: order.rawValue).setting("page", to: nil)
                .setting("direction", to: isSorted && !filter.descends ? "down" : nil)
            return Column(
                heading, sort: next.text, sorted: isSorted ? (filter.descends ? .descending : .ascending) : nil)
        }
        var columns = [
            column(PupilTexts.name, .name), column(PupilTexts.born, .born), Column(PupilTexts.sex),
            column(PupilTexts.schoolClass, .schoolClass), Column(PupilTexts.code),
        ]
        if selects { columns.append(Column(BulkTexts.select)) }
        html.table(RecordsTexts.pupils, columns, lines, empty: PupilTexts.none) { line, row, html in
            row.head(&html) { $0.element("a", .href("/pupils/\(line.id)"), text: line.name) }
            row.cell(&html, text: html.format.day(line.bornOn))
            row.cell(&html) { $0.text(line.sex.label) }
            row.cell(&html, text: line.className)
            row.cell(&html, text: line.code ?? "–")
            guard selects else { return }
            row.cell(&html) { html in
                html.void(
                    "input", .type("checkbox"), .name("p"), .value(line.id.text),
                    Attribute("aria-label", Text("Chọn \(line.name)", "Select \(line.name)")))
            }
        }
    }
}
