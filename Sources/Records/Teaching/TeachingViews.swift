internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of who teaches what.
enum TeachingViews {
    struct ClassView {
        let seat: SchoolClass
        let lines: [TeachingRows.Line]
        let subjects: CodeList
        let staff: [StaffMember]
        let mayKeep: Bool
    }

    static func show(_ view: ClassView, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let unit = view.seat.unit
        let crumbs = [
            Frame.Crumb(RecordsTexts.classes, href: "/units/\(unit)/classes"),
            Frame.Crumb(Text(verbatim: view.seat.name), href: "/units/\(unit)/pupils?class=\(view.seat.id)"),
        ]
        return visit.frame(TeachingTexts.title, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            table(
                TeachingTexts.title, view.lines.filter { $0.teaching.to == nil }, view.subjects, of: .teacher, unit,
                empty: TeachingTexts.none, ending: view.mayKeep ? (view.seat.id, states) : nil, visit, &html)
            let past = view.lines.filter { $0.teaching.to != nil }
            if !past.isEmpty {
                html.section(TeachingTexts.past) { html in
                    table(
                        TeachingTexts.past, past, view.subjects, of: .teacher, unit, empty: TeachingTexts.none, visit,
                        &html)
                }
            }
            if view.mayKeep { form(view, states, visit, &html) }
        }
    }

    enum Lead {
        case teacher
        case schoolClass
    }

    /// Lines of one class name the teacher, those of one teacher the class.
    static func table(
        _ title: Text, _ lines: [TeachingRows.Line], _ subjects: CodeList, of lead: Lead, _ unit: UnitID, empty: Text,
        ending: (seat: ClassID, states: FormStates)? = nil, _ visit: Visit, _ html: inout HTML
    ) {
        var columns = [
            Column(TeachingTexts.subject), Column(TeachingTexts.term),
            Column(lead == .teacher ? TeachingTexts.teacher : PupilTexts.schoolClass),
            Column(TeachingTexts.periods, numeric: true), Column(TeachingTexts.from), Column(TeachingTexts.to),
        ]
        if ending != nil { columns.append(Column(TeachingTexts.end)) }
        html.table(title, columns, lines, empty: empty) { line, row, html in
            let teaching = line.teaching
            row.head(&html) { $0.text(subjects.name(teaching.subject)) }
            row.cell(&html) { $0.text(teaching.term.label) }
            row.cell(&html) { html in
                if lead == .teacher, let teacher = teaching.teacher {
                    html.element("a", .href("/units/\(unit)/staff/\(teacher)"), text: line.teacherName)
                } else if lead == .teacher {
                    html.text("–")
                } else {
                    html.element("a", .href("/classes/\(teaching.classID)/subjects"), text: line.className)
                }
            }
            row.cell(&html, text: teaching.periods.map(String.init) ?? "–")
            row.cell(&html, text: html.format.day(teaching.from))
            row.cell(&html, text: teaching.to.map { html.format.day($0) } ?? TeachingTexts.now(html.language))
            guard let ending else { return }
            row.cell(&html) { end(teaching, of: ending.seat, ending.states, visit, &$0) }
        }
    }

    /// Whether it was a form of this kind that was sent, and not the one that assigns a teacher.
    private static func isEnding(_ visit: Visit) -> Bool { visit.form.values["ending"] != nil }

    private static func end(
        _ teaching: Teaching, of id: ClassID, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let key = "\(teaching.subject)-\(teaching.term.rawValue)"
        let isOwn = states.isSent && visit.form.values["ending"] == key
        let which = [
            ("ending", key), ("subject", teaching.subject), ("term", String(teaching.term.rawValue)),
        ]
        html.disclosure(TeachingTexts.end, isOpen: isOwn) { html in
            html.form(to: "/classes/\(id)/subjects/end", csrf: visit.formMark, fields: which) { html in
                html.day(
                    Field(
                        "day", TeachingTexts.endDay, hint: TeachingTexts.endHint,
                        state: isOwn ? states["day"] : FieldState(), required: true, id: isOwn ? "day" : "end-" + key))
                html.submit(TeachingTexts.end, style: .danger)
            }
        }
    }

    private static func form(_ view: ClassView, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        let state = CorrectionPage.Filled(states: states, isOwn: !isEnding(visit))
        html.section(TeachingTexts.assign) { html in
            html.element("p", .class("hint"), text: TeachingTexts.hint)
            html.form(to: "/classes/\(view.seat.id)/subjects", csrf: visit.formMark) { html in
                html.select(
                    Field("subject", TeachingTexts.subject, state: state("subject", nil), required: true),
                    view.subjects.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                html.select(
                    Field("term", TeachingTexts.term, state: state("term", nil), required: true),
                    Teaching.Term.allCases.map { Choice(String($0.rawValue), $0.label) })
                html.select(
                    Field("teacher", TeachingTexts.teacher, state: state("teacher", nil), required: true),
                    view.staff.map { Choice($0.id.text, Text(verbatim: $0.name)) })
                html.input(Field("periods", TeachingTexts.periods, state: state("periods", nil)), .number, width: 10)
                html.day(
                    Field(
                        "day", TeachingTexts.from, state: state("day", nil), required: true,
                        id: isEnding(visit) ? "assign-day" : nil))
                html.actions { $0.submit(TeachingTexts.assign) }
            }
        }
    }
}
