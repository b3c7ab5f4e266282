internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What the page of the record of a school or a site shows.
enum SchoolRecordViews {
    struct Whole {
        let unit: Organisation.Unit
        /// As it is, or as it was on the day.
        let shown: SchoolRecord
        let courses: Courses<SchoolField>
        /// The day that is corrected.
        let mended: Day?
        let day: Day
        let more: MoreForm
        let sites: [Organisation.Unit]
        let classes: [UnitID: Int]
        let mayKeep: Bool
    }

    static func show(_ whole: Whole, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let isSite = whole.unit.kind == .site
        let path = "/units/\(whole.unit.id)/record"
        let crumbs = [Frame.Crumb(Text(verbatim: whole.unit.name), href: "/units/\(whole.unit.id)")]
        let title = isSite ? SchoolTexts.siteTitle : SchoolTexts.title
        return visit.frame(title, help: SchoolTexts.help, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            PastViews.banner(whole.mended, &html)
            if whole.mended == nil {
                DayForm.part(path, whole.day, isToday: whole.day >= visit.today, &html)
                html.element("p", .class("hint"), text: PupilTexts.asOf(whole.day))
                let rows = whole.more.rows(whole.shown.more, html.format)
                if rows.isEmpty { html.element("p", text: SchoolTexts.empty) } else { html.summaryList(rows) }
            }
            if whole.mayKeep { form(whole, path, states, visit, &html) }
            if !isSite { sites(whole, &html) }
            PastViews.section(whole.courses, mendAt: whole.mayKeep ? path : nil, more: whole.more, &html) { _, value in
                Text(verbatim: value)
            }
        }
    }

    private static func form(
        _ whole: Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let version = visit.form.values["version"] ?? String(whole.shown.version)
        html.disclosure(SchoolTexts.change, isOpen: states.isSent || whole.mended != nil) { html in
            html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                whole.more.fields(whole.shown.more, states, &html)
                MomentForm.fields(whole.mended, today: visit.today, states, &html)
                html.actions { $0.submit(RecordsTexts.save) }
            }
        }
    }

    private static func sites(_ whole: Whole, _ html: inout HTML) {
        html.section(SchoolTexts.sites) { html in
            html.table(
                SchoolTexts.sites, [Column(ClassTexts.site), Column(SchoolTexts.classes, numeric: true)], whole.sites,
                empty: SchoolTexts.noSites
            ) { site, row, html in
                row.head(&html) { html in
                    html.element("a", .href("/units/\(site.id)/record"), text: site.name)
                }
                row.cell(&html, number: whole.classes[site.id] ?? 0)
            }
        }
    }
}
