internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about school violence show.
enum IncidentViews {
    static func show(
        _ pupil: Pupil, _ lines: [IncidentRows.Line], _ form: IncidentForm, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/pupils/\(pupil.id)"
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: path)]
        return visit.frame(IncidentTexts.title, help: IncidentTexts.help, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            if refusal == nil { table(lines, form, visit, &html) }
            guard visit.may(KeepViolence.self) else { return }
            html.section(IncidentTexts.add) { html in
                html.form(to: path + "/violence", csrf: visit.formMark) { html in
                    fields(nil, form, CorrectionPage.Filled(states: states, isOwn: true), &html)
                    html.actions { $0.submit(IncidentTexts.add) }
                }
            }
        }
    }

    private static func table(
        _ lines: [IncidentRows.Line], _ form: IncidentForm, _ visit: Visit, _ html: inout HTML
    ) {
        var columns = [Column(IncidentTexts.day)] + IncidentField.allCases.map { Column($0.label) }
        columns.append(Column(RewardTexts.enteredBy))
        let mayKeep = visit.may(KeepViolence.self)
        if mayKeep { columns.append(Column(ClassTexts.edit)) }
        html.table(IncidentTexts.title, columns, lines, empty: IncidentTexts.none) { line, row, html in
            let incident = line.incident
            let day = html.format.day(incident.happenedOn)
            row.head(&html) { $0.text(day) }
            cells(incident, form, &row, &html)
            row.cell(&html, text: "\(line.by), \(html.format.moment(line.at))")
            guard mayKeep else { return }
            row.cell(&html) { html in
                html.element("a", .href("/pupils/\(incident.pupil)/violence/\(incident.id)")) { html in
                    html.text(ClassTexts.edit)
                    html.unseen(Text(verbatim: " " + day))
                }
            }
        }
    }

    private static func cells(
        _ incident: Incident, _ form: IncidentForm, _ row: inout RowWriter, _ html: inout HTML
    ) {
        for field in IncidentField.allCases {
            let value = incident[field]
            let name = form.codes(field)?.name(value) ?? value
            row.cell(&html, text: value.isEmpty ? "–" : (name.isEmpty ? value : name))
        }
    }

    private static func fields(
        _ old: Incident?, _ form: IncidentForm, _ state: CorrectionPage.Filled, _ html: inout HTML
    ) {
        let day = old.map { html.format.day($0.happenedOn) }
        html.day(Field("day", IncidentTexts.day, state: state("day", day), required: true))
        for field in IncidentField.allCases {
            let filled = Field(
                field.name, field.label, hint: field == .code ? IncidentTexts.codeHint : nil,
                state: state(field.name, old?[field]), required: field == .form)
            if let codes = form.codes(field) {
                html.select(filled, codes.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
            } else {
                html.input(filled)
            }
        }
    }

    static func correct(
        _ pupil: Pupil, _ incident: Incident, _ past: [IncidentRows.Past], _ form: IncidentForm,
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let path = "/pupils/\(pupil.id)"
        let page = CorrectionPage(
            title: IncidentTexts.correct, removal: IncidentTexts.remove, warning: IncidentTexts.removed,
            crumbs: [
                Frame.Crumb(Text(verbatim: pupil.name), href: path),
                Frame.Crumb(IncidentTexts.title, href: path + "/violence"),
            ], path: "\(path)/violence/\(incident.id)", version: incident.version, lead: "day")
        return page.write(refusal, visit) { state, html in
            fields(incident, form, state, &html)
        } after: { html in
            guard !past.isEmpty else { return }
            html.section(IncidentTexts.past) { html in
                let language = html.language
                html.timeline(
                    past.map {
                        TimelineEvent(Text(verbatim: content($0, language)), who: $0.by, at: $0.at, note: $0.reason)
                    })
            }
        }
    }

    private static func content(_ past: IncidentRows.Past, _ language: Language) -> String {
        let day = past.content.values["day"].flatMap { Day(iso: $0) }.map { Format(language).day($0) }
        let values = IncidentField.allCases.compactMap { field in
            past.content.values[field.rawValue].map { "\(field.label(language)): \($0)" }
        }
        return ((day.map { [$0] } ?? []) + values).joined(separator: " · ")
    }

    // MARK: The school's list

    struct School {
        let unit: UnitID
        let name: String
        let year: String
        let count: Int
        let page: Int
        let pages: Int
        let day: Day
        let isNow: Bool

        /// A day of another school year.
        func day(yearsOn count: Int) -> Day? { Day(year: SchoolYear(of: day).start + count, month: 9, day: 1) }
    }

    static func list(
        _ lines: [(pupil: Pupil, incident: Incident)], _ school: School, _ form: IncidentForm, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(school.unit)/pupils")]
        let path = "/units/\(school.unit)/pupils/violence"
        return visit.frame(IncidentTexts.title, help: IncidentTexts.help, crumbs: crumbs).write { html in
            html.element("p", .class("count-line"), Attribute("role", "status")) {
                $0.text(IncidentTexts.inYear(school.year, school.count))
            }
            let columns =
                [Column(IncidentTexts.pupil), Column(IncidentTexts.day)]
                + IncidentField.allCases.map { Column($0.label) }
            html.table(IncidentTexts.title, columns, lines, empty: IncidentTexts.none) { line, row, html in
                row.head(&html) { html in
                    html.element("a", .href("/pupils/\(line.pupil.id)/violence"), text: line.pupil.name)
                }
                row.cell(&html, text: html.format.day(line.incident.happenedOn))
                cells(line.incident, form, &row, &html)
            }
            html.pagination(Address(visit.request.target), page: school.page, pages: school.pages)
            html.actions { html in
                html.linkButton(
                    RecordsTexts.export, to: "\(path)/khue.xlsx?day=\(school.day.iso)", style: .secondary)
                if let day = school.day(yearsOn: -1) {
                    html.linkButton(IncidentTexts.yearBefore, to: "\(path)?day=\(day.iso)", style: .quiet)
                }
                if !school.isNow, let day = school.day(yearsOn: 1) {
                    html.linkButton(IncidentTexts.yearAfter, to: "\(path)?day=\(day.iso)", style: .quiet)
                }
            }
        }
    }
}
