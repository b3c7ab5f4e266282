internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What pages about classes show.
enum ClassViews {
    struct School {
        let id: UnitID
        let name: String
        let form: ClassForm
        let teachers: [StaffID: String]
        let mayKeep: Bool
        let day: Day
    }

    /// One class, to be changed.
    struct Change {
        /// As it is, or as it was on the day that is corrected.
        let shown: SchoolClass
        let courses: Courses<ClassField>
        let day: Day?
        /// The day whose values are shown.
        let asked: Day
        let form: ClassForm
        let teachers: [StaffID: String]
        let mayKeep: Bool
    }

    static func list(
        _ lines: [ClassRows.Line], _ school: School, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(Text(verbatim: school.name), href: "/units/\(school.id)")]
        return visit.frame(RecordsTexts.classes, help: ClassTexts.help, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            DayForm.part("/units/\(school.id)/classes", school.day, isToday: school.day >= visit.today, &html)
            html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                html.text(ClassTexts.total(lines.count, lines.reduce(0) { $0 + $1.pupils }))
                html.text(" · ")
                html.text(PupilTexts.asOf(school.day))
            }
            table(lines, school, visit, &html)
            html.element("p") { html in
                html.element("a", .href("/units/\(school.id)/record"), text: SchoolTexts.title)
                html.text(" · ")
                html.element("a", .href("/units/\(school.id)/oneroster"), text: RosterTexts.title)
            }
            html.actions { html in
                if school.mayKeep {
                    html.linkButton(ClassSheetTexts.title, to: "/units/\(school.id)/classes/import", style: .secondary)
                }
                let asked = school.day >= visit.today ? "" : "?day=\(school.day.iso)"
                html.linkButton(
                    ClassSheetTexts.export, to: "/units/\(school.id)/classes/khue.xlsx\(asked)", style: .quiet)
                if school.mayKeep, visit.may(DecidePupils.self) {
                    html.linkButton(
                        TeachingSheetTexts.title, to: "/units/\(school.id)/teachings/import", style: .secondary)
                }
                html.linkButton(
                    TeachingSheetTexts.export, to: "/units/\(school.id)/teachings/khue.xlsx", style: .quiet)
            }
            if school.mayKeep {
                html.section(ClassTexts.add) { html in
                    html.form(to: "/units/\(school.id)/classes", csrf: visit.formMark) { html in
                        fields(nil, school.form, states, &html)
                        school.form.more.part(nil, states, &html)
                        html.actions { $0.submit(ClassTexts.add) }
                    }
                }
            }
        }
    }

    private static func table(_ lines: [ClassRows.Line], _ school: School, _ visit: Visit, _ html: inout HTML) {
        html.table(
            RecordsTexts.classes,
            [
                Column(ClassTexts.name), Column(ClassTexts.grade), Column(ClassTexts.size, numeric: true),
                Column(ClassTexts.girls, numeric: true), Column(ClassTexts.twoSessions), Column(ClassTexts.teacher),
                Column(TeachingTexts.title), Column(ClassTexts.record),
            ], lines, empty: ClassTexts.none
        ) { line, row, html in
            let value = line.schoolClass
            row.head(&html) { html in
                html.element("a", .href("/units/\(school.id)/pupils?class=\(value.id)"), text: value.name)
            }
            row.cell(&html, text: school.form.grades.name(value.grade))
            row.cell(&html, number: line.pupils)
            row.cell(&html, number: line.girls)
            row.cell(&html) { $0.text(value.twoSessions ? RecordsTexts.yes : RecordsTexts.no) }
            row.cell(&html) { html in
                guard let id = value.teacher, let name = school.teachers[id] else { return html.text("–") }
                html.element("a", .href("/units/\(school.id)/staff/\(id)"), text: name)
            }
            row.cell(&html) { html in
                html.element("a", .href("/classes/\(value.id)/subjects")) { html in
                    html.text(TeachingTexts.title)
                    html.unseen(Text(verbatim: " " + value.name))
                }
            }
            row.cell(&html) { html in
                let asked = school.day >= visit.today ? "" : "?day=\(school.day.iso)"
                html.element("a", .href("/classes/\(value.id)\(asked)")) { html in
                    html.text(school.mayKeep ? ClassTexts.edit : ClassTexts.record)
                    html.unseen(Text(verbatim: " " + value.name))
                }
            }
        }
    }

    static func change(_ change: Change, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let value = change.shown
        let path = "/classes/\(value.id)"
        let crumbs = [Frame.Crumb(RecordsTexts.classes, href: "/units/\(value.unit)/classes")]
        let title = ClassTexts.named(value.name)
        return visit.frame(title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            PastViews.banner(change.day, &html)
            if change.day == nil { record(change, &html) }
            if change.mayKeep, change.day != nil || change.asked >= visit.today {
                let version = visit.form.values["version"] ?? String(value.version)
                html.section(ClassTexts.change) { html in
                    html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                        fields(value, change.form, states, &html)
                        MomentForm.fields(change.day, today: visit.today, states, &html)
                        change.form.more.part(value.more, states, &html)
                        html.actions { $0.submit(RecordsTexts.save) }
                    }
                }
                if change.day == nil { removal(path, version, states, visit, &html) }
            }
            let mendAt = change.mayKeep ? path : nil
            PastViews.section(change.courses, mendAt: mendAt, more: change.form.more, &html) { field, value in
                change.form.shown(field, value, change.teachers)
            }
        }
    }

    private static func removal(
        _ path: String, _ version: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let isSent = visit.form.values["why"] != nil
        html.disclosure(ClassTexts.remove, isOpen: states.isSent && isSent) { html in
            html.element("p", .class("hint"), text: ClassTexts.removeHint)
            html.form(to: path + "/remove", csrf: visit.formMark, fields: [("version", version)]) { html in
                html.input(Field("why", RemovalTexts.reason, state: states["why"], required: true))
                html.actions { $0.submit(ClassTexts.remove, style: .danger) }
            }
        }
    }

    private static func record(_ change: Change, _ html: inout HTML) {
        let value = change.shown
        html.element("p", .class("hint"), text: PupilTexts.asOf(change.asked))
        let typed = ClassField.allCases.filter { $0 != .more && $0 != .name }.map { field in
            let text = value.fields[field] ?? ""
            if field == .site, text.isEmpty { return SummaryRow(field.label, ClassTexts.mainSite) }
            let shown = change.form.shown(field, text, change.teachers)
            return SummaryRow(field.label, text.isEmpty ? Text(verbatim: "–") : shown)
        }
        let code = SummaryRow(ClassTexts.code, value.code.isEmpty ? "–" : value.code)
        html.summaryList([code] + typed + change.form.more.rows(value.more, html.format))
    }

    private static func fields(_ old: SchoolClass?, _ form: ClassForm, _ states: FormStates, _ html: inout HTML) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        func isOn(_ name: String, _ stored: Bool?) -> Bool {
            states.isSent ? states[name].value == "yes" : stored ?? false
        }
        html.input(Field("name", ClassTexts.name, state: state("name", old?.name), required: true), width: 10)
        html.select(
            Field("grade", ClassTexts.grade, state: state("grade", old?.grade), required: true),
            form.grades.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        if !form.ageGroups.codes.isEmpty {
            html.select(
                Field("ageGroup", ClassTexts.ageGroup, state: state("ageGroup", old?.ageGroup)),
                form.ageGroups.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        }
        html.select(
            Field("teacher", ClassTexts.teacher, state: state("teacher", old?.teacher?.text)),
            form.teachers(with: old).map { Choice($0.id.text, Text(verbatim: $0.name)) })
        if !form.sites.isEmpty || old?.site != nil {
            html.select(
                Field("site", ClassTexts.site, hint: ClassTexts.siteHint, state: state("site", old?.site?.text)),
                form.sites(with: old).map { Choice($0.id.text, Text(verbatim: $0.name)) })
        }
        html.input(
            Field("code", ClassTexts.code, hint: ClassTexts.codeHint, state: state("code", old?.code)), width: 14)
        html.checkbox("sessions", ClassTexts.twoSessions, checked: isOn("sessions", old?.twoSessions))
        html.checkbox("boards", ClassTexts.boards, checked: isOn("boards", old?.boards))
        html.checkbox("combined", ClassTexts.combined, checked: isOn("combined", old?.isCombined))
    }
}
