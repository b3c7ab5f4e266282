internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the pages of school years show.
enum SchoolYearViews {
    private static let crumbs = [Frame.Crumb(OrganisationTexts.units, href: "/units")]

    static func list(_ frames: [SchoolYearFrame], _ visit: Visit) -> [UInt8] {
        let mayKeep = visit.may(KeepSchoolYears.self)
        let now = SchoolYear(of: visit.today)
        return visit.frame(SchoolYearTexts.title, help: SchoolYearTexts.help, crumbs: crumbs).write(action: { html in
            if mayKeep { html.linkButton(SchoolYearTexts.enter, to: SchoolYearPages.path + "/new") }
        }) { html in
            if !frames.contains(where: { $0.schoolYear == now }) {
                html.banner(.warning, SchoolYearTexts.undecided(now.text))
            }
            html.table(
                SchoolYearTexts.title,
                [
                    Column(SchoolYearTexts.year), Column(SchoolYearTexts.starts), Column(SchoolYearTexts.second),
                    Column(SchoolYearTexts.ends), Column(SchoolYearTexts.weeks), Column(SchoolYearTexts.source),
                ], frames, empty: SchoolYearTexts.none
            ) { frame, row, html in
                row.head(&html) { html in
                    if mayKeep {
                        html.element(
                            "a", .href("\(SchoolYearPages.path)/\(frame.schoolYear.text)"), text: frame.schoolYear.text)
                    } else {
                        html.text(frame.schoolYear.text)
                    }
                }
                row.cell(&html, text: html.format.day(frame.startsOn))
                row.cell(&html, text: html.format.day(frame.secondTermOn))
                row.cell(&html, text: html.format.day(frame.endsOn))
                row.cell(&html) { weeks(frame, &$0) }
                row.cell(&html, text: frame.source)
            }
        }
    }

    private static func weeks(_ frame: SchoolYearFrame, _ html: inout HTML) {
        html.element("div") { html in
            html.text("\(frame.weeks.first) + \(frame.weeks.second) ")
            if frame.isShort { html.badge(SchoolYearTexts.short, .warning) }
        }
    }

    static func enter(_ next: SchoolYear?, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return page(SchoolYearTexts.enter, states, visit) { html in
            html.form(to: SchoolYearPages.path, csrf: visit.formMark) { html in
                let year = states.isSent ? states["year"] : FieldState(next?.text ?? "")
                html.input(
                    Field(
                        "year", SchoolYearTexts.year, hint: SchoolYearTexts.yearHint, state: year, required: true),
                    width: 14)
                fields(nil, states, &html)
            }
        }
    }

    static func change(_ line: SchoolYearLine, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let year = line.frame.schoolYear.text
        return page(SchoolYearTexts.change(year), states, visit) { html in
            if line.frame.isShort { html.banner(.warning, SchoolYearTexts.shortHelp) }
            let version = visit.form.values["version"] ?? String(line.version)
            html.form(
                to: "\(SchoolYearPages.path)/\(year)", csrf: visit.formMark, fields: [("version", version)]
            ) { fields(line.frame, states, &$0) }
        }
    }

    private static func page(
        _ title: Text, _ states: FormStates, _ visit: Visit, _ content: (inout HTML) -> Void
    ) -> [UInt8] {
        let crumbs = crumbs + [Frame.Crumb(SchoolYearTexts.title, href: SchoolYearPages.path)]
        return visit.frame(title, help: SchoolYearTexts.formHelp, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            content(&html)
        }
    }

    /// What was typed when there is something, else what is stored.
    private static func fields(_ frame: SchoolYearFrame?, _ states: FormStates, _ html: inout HTML) {
        let format = html.format
        func day(_ name: String, _ label: Text, _ stored: Day?) -> Field {
            let state = states.isSent ? states[name] : FieldState(stored.map { format.day($0) } ?? "")
            return Field(name, label, state: state, required: true)
        }
        html.day(day("starts", SchoolYearTexts.starts, frame?.startsOn))
        html.day(day("second", SchoolYearTexts.second, frame?.secondTermOn))
        html.day(day("ends", SchoolYearTexts.ends, frame?.endsOn))
        let source = states.isSent ? states["source"] : FieldState(frame?.source ?? "")
        html.input(
            Field(
                "source", SchoolYearTexts.source, hint: SchoolYearTexts.sourceHint, state: source, required: true))
        html.actions { $0.submit(SchoolYearTexts.save) }
    }
}
