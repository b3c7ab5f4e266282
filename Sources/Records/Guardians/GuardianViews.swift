internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about guardians show.
enum GuardianViews {
    struct Child {
        let pupil: Pupil
        let schoolName: String?
        let className: String?
        let hasPhoto: Bool
        let checks: [HealthCheck]
        let readings: [Readings.Reading]
    }

    static func section(_ pupil: Pupil, _ guardians: [Guardian], _ visit: Visit, _ html: inout HTML) {
        let path = "/pupils/\(pupil.id)/guardians"
        let mayKeep = visit.may(KeepPupils.self)
        html.section(GuardianTexts.title) { html in
            html.table(
                GuardianTexts.title,
                [
                    Column(GuardianTexts.name), Column(GuardianTexts.relation),
                    Column(GuardianTexts.birthYear, numeric: true), Column(GuardianTexts.occupation),
                    Column(GuardianTexts.phone), Column(GuardianTexts.login), Column(GuardianTexts.remove),
                ], guardians, empty: GuardianTexts.none
            ) { guardian, row, html in
                row.head(&html) { $0.text(guardian.name) }
                row.cell(&html) { $0.text(guardian.relation.label) }
                row.cell(&html, text: guardian.birthYear.map(String.init) ?? "–")
                row.cell(&html, text: guardian.occupation)
                row.cell(&html, text: guardian.phone)
                row.cell(&html, text: guardian.login ?? "–")
                row.cell(&html) { html in
                    guard mayKeep else { return html.text("–") }
                    html.postButton(
                        GuardianTexts.remove, action: "\(path)/\(guardian.id)/end", csrf: visit.formMark,
                        style: .danger, confirm: GuardianTexts.removeConfirm)
                }
            }
            if mayKeep {
                html.disclosure(GuardianTexts.add) { form(path, FormStates(visit, nil), visit, &$0) }
            }
        }
    }

    static func again(_ pupil: Pupil, _ refusal: any Refusal, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: "/pupils/\(pupil.id)")]
        return visit.frame(GuardianTexts.add, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            form("/pupils/\(pupil.id)/guardians", states, visit, &html)
        }
    }

    private static func form(_ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: path, csrf: visit.formMark) { html in
            html.input(Field("guardian", GuardianTexts.name, state: states["guardian"], required: true))
            html.select(
                Field("relation", GuardianTexts.relation, state: states["relation"], required: true),
                Guardian.Relation.allCases.map { Choice($0.rawValue, $0.label) })
            html.input(
                Field("birthYear", GuardianTexts.birthYear, state: states["birthYear"]), .number, width: 10)
            html.input(Field("occupation", GuardianTexts.occupation, state: states["occupation"]))
            html.input(
                Field("guardianPhone", GuardianTexts.phone, state: states["guardianPhone"]), .phone, width: 14)
            html.input(
                Field("login", GuardianTexts.login, hint: GuardianTexts.loginHint, state: states["login"]), .login,
                width: 14)
            html.actions { $0.submit(GuardianTexts.add) }
        }
    }

    static func children(_ children: [Child], _ nutrition: CodeList, _ visit: Visit) -> [UInt8] {
        visit.frame(GuardianTexts.children, help: GuardianTexts.childrenHelp).write { html in
            if children.isEmpty { html.element("p", .class("empty"), text: GuardianTexts.noChildren) }
            if children.contains(where: \.hasPhoto) { html.styles() }
            for child in children {
                html.section(Text(verbatim: child.pupil.name)) { html in
                    var rows = [SummaryRow(PupilTexts.born, html.format.day(child.pupil.bornOn))]
                    if let school = child.schoolName {
                        rows.append(SummaryRow(PupilTexts.school, school))
                        rows.append(SummaryRow(PupilTexts.schoolClass, child.className ?? "–"))
                    } else {
                        rows.append(SummaryRow(PupilTexts.schoolClass, PupilTexts.noClass))
                    }
                    if let code = child.pupil.code { rows.append(SummaryRow(PupilTexts.code, code)) }
                    if child.hasPhoto {
                        PhotoViews.picture(child.pupil.id, child.pupil.name, under: "/children", &html)
                    }
                    html.summaryList(rows)
                    if !child.checks.isEmpty {
                        PrivateViews.table(child.checks, nutrition, of: child.pupil.name, &html)
                    }
                    PrivateViews.readings(child.readings, of: child.pupil.name, &html)
                }
            }
        }
    }
}
