internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of staff shows.
enum StaffViews {
    struct List {
        let unit: UnitID
        let name: String
        let day: Day
        let family: StaffPost.Family?
        let search: String
        let lines: [StaffRows.Line]
        let kinds: CodeList
        let qualifications: CodeList
        let contracts: CodeList
        let mayKeep: Bool
    }

    static func list(_ list: List, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/units/\(list.unit)/staff"
        let crumbs = [Frame.Crumb(Text(verbatim: list.name), href: "/units/\(list.unit)")]
        return visit.frame(StaffTexts.title, help: StaffTexts.help, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.filterBar(
                to: path, search: (StaffTexts.name, list.search),
                [
                    Filter(
                        "family", StaffTexts.family,
                        StaffPost.Family.allCases.map { Choice($0.rawValue, $0.label) },
                        value: list.family?.rawValue ?? "")
                ], isNarrowed: list.family != nil || !list.search.isEmpty)
            DayForm.part(path, list.day, isToday: list.day >= visit.today, &html)
            html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                html.text(StaffTexts.count(list.lines.count))
                html.text(" · ")
                html.text(PupilTexts.asOf(list.day))
            }
            html.actions { html in
                if list.mayKeep {
                    html.linkButton(SheetImportTexts.staffTitle, to: path + "/import", style: .secondary)
                }
                html.linkButton(
                    SheetImportTexts.staffExport, to: "\(path)/khue.xlsx?day=\(list.day.iso)", style: .quiet)
            }
            table(list, path, visit, &html)
            if list.mayKeep {
                html.section(StaffTexts.add) { html in
                    html.form(to: path, csrf: visit.formMark) { html in
                        fields(list, states, &html)
                        html.actions { $0.submit(StaffTexts.add) }
                    }
                }
            }
        }
    }

    private static func table(_ list: List, _ path: String, _ visit: Visit, _ html: inout HTML) {
        var columns = [
            Column(StaffTexts.name), Column(PupilTexts.born), Column(PupilTexts.sex), Column(StaffTexts.kind),
            Column(StaffTexts.qualification), Column(StaffTexts.periods, numeric: true), Column(StaffTexts.since),
        ]
        if list.mayKeep { columns.append(Column(StaffTexts.end)) }
        html.table(StaffTexts.title, columns, list.lines, empty: StaffTexts.none) { line, row, html in
            row.head(&html) { $0.element("a", .href("\(path)/\(line.member.id)"), text: line.member.name) }
            row.cell(&html, text: html.format.day(line.member.bornOn))
            row.cell(&html) { $0.text(line.member.sex.label) }
            row.cell(&html) { html in
                let kind = list.kinds.name(line.post.kind)
                if kind.isEmpty { html.text(line.post.family.label) } else { html.text(kind) }
            }
            row.cell(&html, text: list.qualifications.name(line.member.qualification))
            row.cell(&html, text: line.post.periods.map(String.init) ?? "–")
            row.cell(&html, text: html.format.day(line.post.from))
            guard list.mayKeep else { return }
            row.cell(&html) { html in
                html.disclosure(StaffTexts.end) { html in
                    html.form(to: "\(path)/\(line.post.id)/end", csrf: visit.formMark) { html in
                        html.day(Field("day", StaffTexts.last, required: true, id: "end-\(line.post.id)"))
                        html.submit(StaffTexts.end, style: .danger)
                    }
                }
            }
        }
    }

    private static func fields(_ list: List, _ states: FormStates, _ html: inout HTML) {
        func select(_ name: String, _ label: Text, _ codes: CodeList, _ html: inout HTML) {
            html.select(
                Field(name, label, state: states[name]),
                codes.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        }
        html.input(Field("name", StaffTexts.name, state: states["name"], required: true))
        html.day(Field("born", PupilTexts.born, state: states["born"], required: true))
        html.radios(
            Field("sex", PupilTexts.sex, state: states["sex"], required: true),
            Sex.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(
            Field("code", StaffTexts.code, hint: StaffTexts.codeHint, state: states["code"]), width: 14)
        html.select(
            Field("family", StaffTexts.family, state: states["family"], required: true),
            StaffPost.Family.allCases.map { Choice($0.rawValue, $0.label) })
        let families = Set(StaffPost.Family.allCases.map(\.rawValue))
        select(
            "kind", StaffTexts.kind, CodeList(list.kinds.codes.filter { !families.isDisjoint(with: $0.within) }), &html)
        select("qualification", StaffTexts.qualification, list.qualifications, &html)
        select("contract", StaffTexts.contract, list.contracts, &html)
        html.input(Field("periods", StaffTexts.periods, state: states["periods"]), .number, width: 10)
        html.day(Field("from", StaffTexts.since, state: states["from"], required: true))
    }
}
