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
        let teaching: [TeachingRows.Line]
        let qualifications: [Qualification]
        let mayKeep: Bool

        func load(on day: Day) -> Int {
            posts.filter { $0.from <= day && ($0.to.map { day < $0 } ?? true) }.reduce(0) { $0 + ($1.periods ?? 0) }
        }
    }

    static func show(_ whole: Whole, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(StaffTexts.title, href: "/units/\(whole.unit)/staff")]
        let path = "/units/\(whole.unit)/staff/\(whole.member.id)"
        return visit.frame(Text(verbatim: whole.member.name), crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.summaryList([
                SummaryRow(PupilTexts.born, html.format.day(whole.member.bornOn)),
                SummaryRow(PupilTexts.sex, whole.member.sex.label),
                SummaryRow(StaffTexts.code, whole.member.code ?? "–"),
                SummaryRow(StaffTexts.qualification, whole.levels.name(whole.member.qualification)),
                SummaryRow(MemberTexts.workload, String(whole.load(on: visit.today))),
            ])
            posts(whole, path, states, visit, &html)
            html.section(TeachingTexts.title) { html in
                TeachingViews.table(
                    TeachingTexts.title, whole.teaching, whole.subjects, of: .schoolClass, whole.unit,
                    empty: TeachingTexts.nothing, &html)
            }
            qualifications(whole, path, states, visit, &html)
        }
    }

    private static func posts(
        _ whole: Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(MemberTexts.posts) { html in
            html.table(
                MemberTexts.posts,
                [
                    Column(StaffTexts.kind), Column(StaffTexts.contract), Column(StaffTexts.periods, numeric: true),
                    Column(StaffTexts.since), Column(MemberTexts.until),
                ], whole.posts, empty: StaffTexts.none
            ) { post, row, html in
                let kind = whole.kinds.name(post.kind)
                row.head(&html) { html in
                    if kind.isEmpty { html.text(post.family.label) } else { html.text(kind) }
                }
                let contract = whole.contracts.name(post.contract)
                row.cell(&html, text: contract.isEmpty ? "–" : contract)
                row.cell(&html, text: post.periods.map(String.init) ?? "–")
                row.cell(&html, text: html.format.day(post.from))
                row.cell(&html, text: post.to.map { html.format.day($0) } ?? MemberTexts.now(html.language))
            }
            if whole.mayKeep {
                for post in whole.posts where post.to == nil { change(post, whole, path, states, visit, &html) }
            }
        }
    }

    private static func change(
        _ post: StaffPost, _ whole: Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.disclosure(MemberTexts.change) { html in
            html.form(to: path + "/contract", csrf: visit.formMark, fields: [("post", post.id.text)]) { html in
                html.select(
                    Field(
                        "contract", StaffTexts.contract,
                        state: states.isSent ? states["contract"] : FieldState(post.contract ?? ""),
                        id: "contract-\(post.id)"),
                    whole.contracts.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                html.input(
                    Field("periods", StaffTexts.periods, state: states["periods"], id: "periods-\(post.id)"), .number,
                    width: 10)
                html.day(
                    Field("day", StaffTexts.since, state: states["day"], required: true, id: "day-\(post.id)"))
                html.actions { $0.submit(MemberTexts.change) }
            }
        }
    }

    private static func qualifications(
        _ whole: Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(MemberTexts.qualifications) { html in
            html.table(
                MemberTexts.qualifications,
                [
                    Column(MemberTexts.name), Column(MemberTexts.kind), Column(MemberTexts.place),
                    Column(MemberTexts.begun), Column(MemberTexts.given),
                ], whole.qualifications, empty: MemberTexts.none
            ) { value, row, html in
                row.head(&html) { $0.text(value.name) }
                row.cell(&html) { $0.text(value.kind.label) }
                row.cell(&html, text: value.place.isEmpty ? "–" : value.place)
                row.cell(&html, text: value.begunOn.map { html.format.day($0) } ?? "–")
                row.cell(&html, text: html.format.day(value.givenOn))
            }
            guard whole.mayKeep else { return }
            html.disclosure(MemberTexts.add) { html in
                html.form(to: path + "/qualifications", csrf: visit.formMark) { html in
                    html.select(
                        Field("kind", MemberTexts.kind, state: states["kind"], required: true),
                        Qualification.Kind.allCases.map { Choice($0.rawValue, $0.label) })
                    html.input(Field("name", MemberTexts.name, state: states["name"], required: true))
                    html.input(Field("place", MemberTexts.place, state: states["place"]))
                    html.day(Field("begun", MemberTexts.begun, state: states["begun"]))
                    html.day(Field("given", MemberTexts.given, state: states["given"], required: true))
                    html.input(Field("note", MemberTexts.note, state: states["note"]))
                    html.actions { $0.submit(MemberTexts.add) }
                }
            }
        }
    }
}
