internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// Everything about one child in one place.
extension PupilViews {
    struct Place {
        let placement: Placement
        let schoolName: String
        let className: String
    }

    struct Whole {
        let pupil: Pupil
        let unit: UnitID
        /// The newest first.
        let places: [Place]
        let isHere: Bool
        /// Duplicates that were merged into this record.
        let hidden: [Pupil]
        let mayReturn: Bool
        let mayKeep: Bool
        let classes: [SchoolClass]
        let boarding: CodeList
        let reasons: CodeList
        let more: MoreForm
        let courses: Courses<PupilField>
        /// Where somebody who moves up or repeats may go.
        let next: [SchoolClass]
        let rewards: [RewardRows.Line]
        let photo: PhotoRows.Line?
        /// Who changed what, the newest first; for the school that keeps the record.
        let log: [History.Line]
    }

    static func show(_ whole: Whole, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(whole.unit)/pupils")]
        let path = "/pupils/\(whole.pupil.id)"
        let states = FormStates(visit, refusal)
        return visit.frame(Text(verbatim: whole.pupil.name), crumbs: crumbs).write(action: { html in
            if whole.mayKeep { html.linkButton(PupilTexts.change, to: path + "/change", style: .secondary) }
            if visit.may(IdentityData.self) {
                html.linkButton(PrivateTexts.title, to: path + "/private", style: .secondary)
            }
            if visit.may(HealthData.self) {
                html.linkButton(PrivateTexts.health, to: path + "/health", style: .secondary)
            }
            if visit.may(ViolenceData.self) {
                html.linkButton(IncidentTexts.title, to: path + "/violence", style: .secondary)
            }
        }) { html in
            html.errorSummary(states.summary)
            DuplicateViews.hidden(whole.hidden, behind: whole.pupil, whole.unit, visit, &html)
            PhotoViews.part(whole.pupil, whole.photo, mayKeep: whole.mayKeep, &html)
            summary(whole, &html)
            places(whole.places, &html)
            if whole.mayKeep { moves(whole, path, states, visit, &html) }
            RewardViews.section(whole.rewards, of: whole.pupil.id, mayKeep: whole.mayKeep, &html)
            past(whole, path, &html)
            if whole.mayKeep { HistoryViews.section(whole.log, &html) }
        }
    }

    private static func summary(_ whole: Whole, _ html: inout HTML) {
        let pupil = whole.pupil
        var rows = [
            SummaryRow(PupilTexts.born, html.format.day(pupil.bornOn)), SummaryRow(PupilTexts.sex, pupil.sex.label),
            SummaryRow(PupilTexts.code, pupil.code ?? "–"),
        ]
        if whole.isHere, let place = whole.places.first {
            rows.append(SummaryRow(PupilTexts.schoolClass, "\(place.className) – \(place.schoolName)"))
        } else {
            rows.append(SummaryRow(PupilTexts.schoolClass, PupilTexts.noClass))
        }
        if let boarding = pupil.boarding {
            rows.append(SummaryRow(PupilTexts.boarding, whole.boarding.name(boarding)))
        }
        rows.append(SummaryRow(PupilTexts.twoSessions, pupil.twoSessions ? RecordsTexts.yes : RecordsTexts.no))
        html.summaryList(rows + whole.more.rows(pupil.more, html.format))
    }

    private static func past(_ whole: Whole, _ path: String, _ html: inout HTML) {
        let format = html.format
        PastViews.section(
            whole.courses, mendAt: whole.mayKeep ? path + "/change" : nil, more: whole.more, &html
        ) { field, value in
            switch field {
            case .name, .more: Text(verbatim: value)
            case .born: Text(verbatim: Day(iso: value).map { format.day($0) } ?? value)
            case .sex: Sex(rawValue: value)?.label ?? Text(verbatim: value)
            case .boarding: Text(verbatim: whole.boarding.name(value))
            case .twoSessions: value == "1" ? RecordsTexts.yes : RecordsTexts.no
            }
        }
    }

    private static func places(_ places: [Place], _ html: inout HTML) {
        html.section(PupilTexts.path) { html in
            html.table(
                PupilTexts.path,
                [
                    Column(PupilTexts.schoolClass), Column(PupilTexts.from), Column(PupilTexts.to),
                    Column(PupilTexts.entry), Column(PupilTexts.leaving),
                ], places, empty: PupilTexts.noClass
            ) { place, row, html in
                let placement = place.placement
                row.head(&html) { $0.text("\(place.className) – \(place.schoolName)") }
                row.cell(&html, text: html.format.day(placement.from))
                row.cell(&html, text: placement.to.map { html.format.day($0) } ?? PupilTexts.nowHere(html.language))
                row.cell(&html) { $0.text(placement.entry.label) }
                row.cell(&html) { html in
                    if let leaving = placement.leaving { html.text(leaving.label) } else { html.text("–") }
                }
            }
        }
    }

    private static func moves(
        _ whole: Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let classes = whole.classes.map { Choice($0.id.text, Text(verbatim: $0.name)) }
        func form(
            _ title: Text, _ action: String, _ style: ButtonStyle, _ html: inout HTML,
            _ fields: (inout HTML) -> Void
        ) {
            html.disclosure(title) { html in
                html.form(to: "\(path)/\(action)", csrf: visit.formMark) { html in
                    fields(&html)
                    html.day(
                        Field("day", PupilTexts.day, state: states["day"], required: true, id: "\(action)-day"))
                    html.actions { $0.submit(title, style: style) }
                }
            }
        }
        if whole.isHere {
            form(PupilTexts.move, "move", .primary, &html) { html in
                html.select(
                    Field("class", PupilTexts.toClass, state: states["class"], required: true, id: "move-class"),
                    classes)
            }
            form(PupilTexts.pass, "pass", .primary, &html) { html in
                html.select(
                    Field("goes", PupilTexts.why, state: states["goes"], required: true),
                    [Leaving.promoted, .repeated].map { Choice($0.rawValue, $0.label) })
                html.select(
                    Field("class", PupilTexts.toClass, state: states["class"], required: true, id: "pass-class"),
                    whole.next.map { Choice($0.id.text, Text(verbatim: "\($0.name) (\($0.year.text))")) })
            }
            html.element("p") { html in
                html.element("a", .href("/transfers"), text: PupilTexts.toOtherSchool)
            }
            form(PupilTexts.leave, "leave", .danger, &html) { html in
                let ways = BulkForm.ways
                html.select(
                    Field("how", PupilTexts.why, state: states["how"], required: true),
                    ways.map { Choice($0.rawValue, $0.label) })
                html.select(
                    Field("reason", PupilTexts.reason, state: states["reason"]),
                    whole.reasons.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
            }
        } else if whole.mayReturn {
            form(PupilTexts.comeBack, "return", .primary, &html) { html in
                html.select(
                    Field("class", PupilTexts.toClass, state: states["class"], required: true, id: "return-class"),
                    classes)
            }
        }
    }
}
