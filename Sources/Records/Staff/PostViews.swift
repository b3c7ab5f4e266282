internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of the posts of one person.
enum PostViews {
    struct Correction {
        let member: StaffMember
        let unit: UnitID
        let post: StaffPost
        let kinds: CodeList
        let contracts: CodeList
        let removalProblem: Text?
    }

    static func section(
        _ whole: MemberViews.Whole, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(MemberTexts.posts) { html in
            table(whole, path, &html)
            if whole.mayKeep {
                for post in whole.posts where post.to == nil { change(post, whole, path, states, visit, &html) }
            }
        }
    }

    private static func table(_ whole: MemberViews.Whole, _ path: String, _ html: inout HTML) {
        var columns = [
            Column(StaffTexts.kind), Column(StaffTexts.contract), Column(StaffTexts.periods, numeric: true),
            Column(StaffTexts.since), Column(MemberTexts.until),
        ]
        if whole.mayKeep { columns.append(Column(ClassTexts.edit)) }
        html.table(MemberTexts.posts, columns, whole.posts, empty: StaffTexts.none) { post, row, html in
            let kind = whole.kinds.name(post.kind)
            let name = kind.isEmpty ? post.family.label : Text(verbatim: kind)
            row.head(&html) { $0.text(name) }
            let contract = whole.contracts.name(post.contract)
            row.cell(&html, text: contract.isEmpty ? "–" : contract)
            row.cell(&html, text: post.periods.map(String.init) ?? "–")
            row.cell(&html, text: html.format.day(post.from))
            row.cell(&html, text: post.to.map { html.format.day($0) } ?? MemberTexts.now(html.language))
            guard whole.mayKeep else { return }
            row.cell(&html) { html in
                html.element("a", .href("\(path)/posts/\(post.id)")) { html in
                    html.text(ClassTexts.edit)
                    html.unseen(Text(verbatim: " \(name(html.language)) \(html.format.day(post.from))"))
                }
            }
        }
    }

    private static func change(
        _ post: StaffPost, _ whole: MemberViews.Whole, _ path: String, _ states: FormStates, _ visit: Visit,
        _ html: inout HTML
    ) {
        let state = CorrectionPage.Filled(states: states, isOwn: visit.form.values["post"] == post.id.text)
        let isOwn = states.isSent && state.isOwn
        html.disclosure(MemberTexts.change, isOpen: isOwn) { html in
            html.form(to: path + "/contract", csrf: visit.formMark, fields: [("post", post.id.text)]) { html in
                html.select(
                    Field(
                        "contract", StaffTexts.contract, state: state("contract", post.contract),
                        id: isOwn ? nil : "contract-\(post.id)"),
                    whole.contracts.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                html.input(
                    Field(
                        "periods", StaffTexts.periods, state: state("periods", post.periods.map(String.init)),
                        id: isOwn ? nil : "periods-\(post.id)"), .number, width: 10)
                html.day(
                    Field(
                        "day", StaffTexts.since, state: state("day", nil), required: true,
                        id: isOwn ? nil : "day-\(post.id)"))
                html.actions { $0.submit(MemberTexts.change) }
            }
        }
    }

    static func correct(_ view: Correction, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let post = view.post
        let page = CorrectionPage(
            title: MemberTexts.correctPost, removal: MemberTexts.removePost,
            warning: view.removalProblem ?? MemberTexts.removedPost, crumbs: MemberViews.crumbs(view.member, view.unit),
            path: "/units/\(view.unit)/staff/\(view.member.id)/posts/\(post.id)", version: post.version, lead: "family")
        return page.write(refusal, visit) { state, html in
            let format = html.format
            html.select(
                Field("family", StaffTexts.family, state: state("family", post.family.rawValue), required: true),
                StaffPost.Family.allCases.map { Choice($0.rawValue, $0.label) })
            html.select(
                Field("kind", StaffTexts.kind, state: state("kind", post.kind)),
                view.kinds.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
            html.select(
                Field("contract", StaffTexts.contract, state: state("contract", post.contract)),
                view.contracts.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
            html.input(
                Field("periods", StaffTexts.periods, state: state("periods", post.periods.map(String.init))), .number,
                width: 10)
            html.day(
                Field("from", StaffTexts.since, state: state("from", format.day(post.from)), required: true))
            html.day(
                Field(
                    "to", MemberTexts.until, hint: MemberTexts.untilHint,
                    state: state("to", post.to.map { format.day($0) })))
        }
    }
}
