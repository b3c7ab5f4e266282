internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of one member of staff shows.
enum MemberViews {
    struct Whole {
        let unit: UnitID
        let member: StaffMember
        /// The latest first.
        let posts: [StaffPost]
        let kinds: CodeList
        let contracts: CodeList
        let subjects: CodeList
        let levels: CodeList
        let more: MoreForm
        let teaching: [TeachingRows.Line]
        let qualifications: [Qualification]
        let courses: Courses<StaffField>
        /// The posts at this unit.
        let mayKeep: Bool
        /// What goes along to other schools: the record itself and what the person learned.
        let mayKeepRecord: Bool
        let log: [History.Line]

        func load(on day: Day) -> Int { posts.filter { $0.isHeld(on: day) }.reduce(0) { $0 + ($1.periods ?? 0) } }
    }

    static func show(_ whole: Whole, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(StaffTexts.title, href: "/units/\(whole.unit)/staff")]
        let path = "/units/\(whole.unit)/staff/\(whole.member.id)"
        return visit.frame(Text(verbatim: whole.member.name), crumbs: crumbs).write(action: { html in
            if whole.mayKeepRecord {
                html.linkButton(MemberTexts.changeRecord, to: path + "/change", style: .secondary)
                html.linkButton(PrivateTexts.title, to: path + "/private", style: .secondary)
            }
        }) { html in
            html.errorSummary(states.summary)
            let rows = [
                SummaryRow(PupilTexts.born, html.format.day(whole.member.bornOn)),
                SummaryRow(PupilTexts.sex, whole.member.sex.label),
                SummaryRow(StaffTexts.code, whole.member.code ?? "–"),
                SummaryRow(StaffTexts.qualification, whole.levels.name(whole.member.qualification)),
                SummaryRow(MemberTexts.workload, String(whole.load(on: visit.today))),
            ]
            html.summaryList(rows + whole.more.rows(whole.member.more, html.format))
            PostViews.section(whole, path, states, visit, &html)
            html.section(TeachingTexts.title) { html in
                TeachingViews.table(
                    TeachingTexts.title, whole.teaching, whole.subjects, of: .schoolClass, whole.unit,
                    empty: TeachingTexts.nothing, visit, &html)
            }
            QualificationViews.section(whole, path, states, visit, &html)
            let format = html.format
            PastViews.section(
                whole.courses, mendAt: whole.mayKeepRecord ? path + "/change" : nil, more: whole.more, &html
            ) { field, value in
                shown(field, value, whole, format)
            }
            if whole.mayKeep { HistoryViews.section(whole.log, &html) }
        }
    }

    static func crumbs(_ member: StaffMember, _ unit: UnitID) -> [Frame.Crumb] {
        [
            Frame.Crumb(StaffTexts.title, href: "/units/\(unit)/staff"),
            Frame.Crumb(Text(verbatim: member.name), href: "/units/\(unit)/staff/\(member.id)"),
        ]
    }

    /// The record of one member, to be changed.
    struct Change {
        let unit: UnitID
        /// As it is, or as it was on the day that is corrected.
        let shown: StaffMember
        let day: Day?
        let levels: CodeList
        let more: MoreForm
    }

    static func change(_ change: Change, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let member = change.shown
        let path = "/units/\(change.unit)/staff/\(member.id)/change"
        let crumbs = crumbs(member, change.unit)
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        return visit.frame(MemberTexts.changeRecord, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            PastViews.banner(change.day, &html)
            let version = visit.form.values["version"] ?? String(member.version)
            html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                html.input(Field("name", StaffTexts.name, state: state("name", member.name), required: true))
                let born = html.format.day(member.bornOn)
                html.day(Field("born", PupilTexts.born, state: state("born", born), required: true))
                html.radios(
                    Field("sex", PupilTexts.sex, state: state("sex", member.sex.rawValue), required: true),
                    Sex.allCases.map { Choice($0.rawValue, $0.label) })
                html.input(
                    Field("code", StaffTexts.code, hint: MemberTexts.codeHint, state: state("code", member.code)),
                    width: 14)
                html.select(
                    Field(
                        "qualification", StaffTexts.qualification, state: state("qualification", member.qualification)),
                    change.levels.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                MomentForm.fields(change.day, today: visit.today, states, &html)
                change.more.part(member.more, states, &html)
                html.actions { $0.submit(RecordsTexts.save) }
            }
        }
    }

    /// A value of a member as people read it.
    private static func shown(_ field: StaffField, _ value: String, _ whole: Whole, _ format: Format) -> Text {
        switch field {
        case .name: Text(verbatim: value)
        case .born: Text(verbatim: Day(iso: value).map { format.day($0) } ?? value)
        case .sex: Sex(rawValue: value)?.label ?? Text(verbatim: value)
        case .qualification: Text(verbatim: whole.levels.name(value))
        case .more: Text(verbatim: value)
        }
    }
}
