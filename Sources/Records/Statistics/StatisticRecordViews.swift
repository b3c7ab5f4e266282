internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What the pages behind a number show.
enum StatisticRecordViews {
    static func show(
        _ question: StatisticRecords.Question, _ found: StatisticRecords.Found, mayRead: Bool, _ visit: Visit
    ) -> [UInt8] {
        frame(question, visit) { html in
            switch found {
            case .elsewhere: break
            case .classes(let classes): self.classes(classes, question, &html)
            case .pupils(let pupils): self.pupils(pupils, &html)
            case .staff(let lines): staff(lines, question, &html)
            case .schools(let schools): self.schools(schools, question, &html)
            case .sensitive(let group): sensitive(group, mayRead: mayRead, visit, &html)
            }
        }
    }

    static func names(
        _ question: StatisticRecords.Question, _ shown: [PupilLine], _ count: Int, _ page: Int, _ pages: Int,
        _ visit: Visit
    ) -> [UInt8] {
        frame(question, visit) { html in
            html.banner(.info, StatisticTexts.logged)
            html.element("p", .class("count-line"), Attribute("role", "status"), text: StatisticTexts.counted(count))
            pupils(shown, &html)
            html.pagination(Address(visit.request.target), page: page, pages: pages)
        }
    }

    private static func frame(
        _ question: StatisticRecords.Question, _ visit: Visit, _ content: (inout HTML) -> Void
    ) -> [UInt8] {
        let form = Address("/statistics").setting("unit", to: question.unit.id.text)
            .setting("form", to: question.form.code).setting("day", to: question.day.iso)
        let column = question.column == .total ? nil : question.column.label
        let title = column.map {
            Text("\(question.row.label.vi) – \($0.vi)", "\(question.row.label.en) – \($0.en)")
        }
        return visit.frame(title ?? question.row.label, crumbs: [Frame.Crumb(question.form.title, href: form.text)])
            .write { html in
                html.element("p", .class("count-line")) { html in
                    html.text("\(question.unit.name) · ")
                    html.text(PupilTexts.asOf(question.day))
                }
                content(&html)
            }
    }

    private static func classes(
        _ classes: [StatisticRows.ClassFacts], _ question: StatisticRecords.Question, _ html: inout HTML
    ) {
        html.table(
            RecordsTexts.classes, [Column(ClassTexts.name), Column(ClassTexts.size, numeric: true)], classes,
            empty: ClassTexts.none
        ) { line, row, html in
            row.head(&html) { html in
                html.element(
                    "a", .href("/units/\(line.unit)/pupils?class=\(line.id)&day=\(question.day.iso)"), text: line.name)
            }
            row.cell(&html, number: line.pupils)
        }
    }

    private static func pupils(_ pupils: [PupilLine], _ html: inout HTML) {
        html.table(
            RecordsTexts.pupils,
            [
                Column(StaffTexts.name), Column(PupilTexts.born), Column(PupilTexts.sex), Column(ClassTexts.name),
            ], pupils, empty: StatisticTexts.nobodyBehind
        ) { line, row, html in
            row.head(&html) { $0.element("a", .href("/pupils/\(line.id)"), text: line.name) }
            row.cell(&html, text: html.format.day(line.bornOn))
            row.cell(&html) { $0.text(line.sex.label) }
            row.cell(&html, text: line.className)
        }
    }

    private static func staff(
        _ lines: [StaffRows.Line], _ question: StatisticRecords.Question, _ html: inout HTML
    ) {
        html.table(
            StaffTexts.title,
            [
                Column(StaffTexts.name), Column(PupilTexts.born), Column(PupilTexts.sex), Column(StaffTexts.family),
                Column(StaffTexts.since),
            ], lines, empty: StatisticTexts.nobodyBehind
        ) { line, row, html in
            row.head(&html) { html in
                html.element("a", .href("/units/\(question.unit.id)/staff/\(line.member.id)"), text: line.member.name)
            }
            row.cell(&html, text: html.format.day(line.member.bornOn))
            row.cell(&html) { $0.text(line.member.sex.label) }
            row.cell(&html) { $0.text(line.post.family.label) }
            row.cell(&html, text: html.format.day(line.post.from))
        }
    }

    private static func schools(
        _ schools: [(unit: UnitID, name: String, number: Int)], _ question: StatisticRecords.Question,
        _ html: inout HTML
    ) {
        let here = Address("/statistics/records").setting("form", to: question.form.code)
            .setting("day", to: question.day.iso).setting("row", to: question.row.number)
            .setting("column", to: question.column.rawValue)
        html.table(
            StatisticTexts.bySchool, [Column(FormParts.schools), Column(question.column.label, numeric: true)], schools,
            empty: StatisticTexts.nobodyBehind
        ) { line, row, html in
            row.head(&html) { html in
                let form = Address("/statistics").setting("unit", to: line.unit.text)
                    .setting("form", to: question.form.code).setting("day", to: question.day.iso)
                html.element("a", .href(form.text), text: line.name)
            }
            row.cell(&html) { html in
                html.element("a", .href(here.setting("unit", to: line.unit.text).text)) { $0.text(line.number) }
            }
        }
    }

    private static func sensitive(
        _ group: StatisticSensitivity?, mayRead: Bool, _ visit: Visit, _ html: inout HTML
    ) {
        html.banner(.info, StatisticTexts.sensitive(group))
        guard mayRead else { return }
        let names = visit.request.target.replacing("/statistics/records", with: "/statistics/names")
        html.actions { $0.linkButton(StatisticTexts.showNames, to: names, style: .secondary) }
    }
}
