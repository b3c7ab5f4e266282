internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of qualifications.
enum QualificationViews {
    static func section(
        _ whole: MemberViews.Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(MemberTexts.qualifications) { html in
            table(whole, path, &html)
            guard whole.mayKeepRecord else { return }
            let isOwn = visit.form.values["given"] != nil
            html.disclosure(MemberTexts.add, isOpen: states.isSent && isOwn) { html in
                html.form(to: path + "/qualifications", csrf: visit.formMark) { html in
                    fields(nil, CorrectionPage.Filled(states: states, isOwn: isOwn), &html)
                    html.actions { $0.submit(MemberTexts.add) }
                }
            }
        }
    }

    private static func table(_ whole: MemberViews.Whole, _ path: String, _ html: inout HTML) {
        var columns = [
            Column(MemberTexts.name), Column(MemberTexts.kind), Column(MemberTexts.place), Column(MemberTexts.begun),
            Column(MemberTexts.given),
        ]
        if whole.mayKeepRecord { columns.append(Column(ClassTexts.edit)) }
        html.table(MemberTexts.qualifications, columns, whole.qualifications, empty: MemberTexts.none) {
            value, row, html in
            row.head(&html) { $0.text(value.name) }
            row.cell(&html) { $0.text(value.kind.label) }
            row.cell(&html, text: value.place.isEmpty ? "–" : value.place)
            row.cell(&html, text: value.begunOn.map { html.format.day($0) } ?? "–")
            row.cell(&html, text: html.format.day(value.givenOn))
            guard whole.mayKeepRecord else { return }
            row.cell(&html) { html in
                html.element("a", .href("\(path)/qualifications/\(value.id)")) { html in
                    html.text(ClassTexts.edit)
                    html.unseen(Text(verbatim: " " + value.name))
                }
            }
        }
    }

    private static func fields(_ old: Qualification?, _ state: CorrectionPage.Filled, _ html: inout HTML) {
        let format = html.format
        html.select(
            Field(
                "kind", MemberTexts.kind, hint: MemberTexts.kindHint, state: state("kind", old?.kind.rawValue),
                required: true),
            Qualification.Kind.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(Field("name", MemberTexts.name, state: state("name", old?.name), required: true))
        html.input(Field("place", MemberTexts.place, state: state("place", old?.place)))
        html.day(Field("begun", MemberTexts.begun, state: state("begun", old?.begunOn.map { format.day($0) })))
        html.day(
            Field("given", MemberTexts.given, state: state("given", old.map { format.day($0.givenOn) }), required: true)
        )
        html.input(Field("note", MemberTexts.note, state: state("note", old?.note)))
    }

    static func correct(
        _ value: Qualification, of member: StaffMember, at unit: UnitID, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let page = CorrectionPage(
            title: MemberTexts.correctPaper, removal: MemberTexts.removePaper, warning: RemovalTexts.logged,
            crumbs: MemberViews.crumbs(member, unit),
            path: "/units/\(unit)/staff/\(member.id)/qualifications/\(value.id)", version: value.version,
            lead: "name")
        return page.write(refusal, visit) { state, html in fields(value, state, &html) }
    }
}
