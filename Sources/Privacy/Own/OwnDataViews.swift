internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What a person sees of their own data.
enum OwnDataViews {
    static func own(
        _ subjects: [OwnSubject], _ requests: [DataRequest], _ erased: [RequestID: [Erasure]], _ asked: [AskedConsent],
        _ clocks: RequestClocks, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(PrivacyTexts.title, help: OwnDataTexts.help).write { html in
            html.errorSummary(states.summary)
            PrivacyViews.ways(visit, &html)
            html.section(OwnDataTexts.kept) { html in
                html.taskList(subjects) { subject, html in
                    let path = "/privacy/own/\(subject.person.kind.rawValue)/\(subject.person.id)"
                    html.taskItem(
                        subject.person.name, to: path,
                        Badge(subject.child == nil ? OwnDataTexts.oneself : OwnDataTexts.child, .info))
                }
            }
            if !asked.isEmpty { consents(asked, visit, &html) }
            html.section(RequestTexts.title) { mine(requests, erased, clocks, visit, &$0) }
            html.section(RequestTexts.send) { form(subjects, states, visit, &$0) }
        }
    }

    private static func mine(
        _ requests: [DataRequest], _ erased: [RequestID: [Erasure]], _ clocks: RequestClocks, _ visit: Visit,
        _ html: inout HTML
    ) {
        html.table(
            RequestTexts.title,
            [
                Column(RequestTexts.right), Column(RequestTexts.person), Column(RequestTexts.asked),
                Column(RequestTexts.answer), Column(RequestTexts.answerBy), Column(RequestTexts.state),
            ], requests, empty: OwnDataTexts.noRequests
        ) { request, row, html in
            row.head(&html) { $0.text(request.right.label) }
            row.cell(&html, text: request.person.name)
            row.cell(&html) { $0.text($0.format.moment(request.askedAt)) }
            row.cell(&html) { html in
                html.text(request.answer.isEmpty ? "–" : request.answer)
                ErasureViews.results(erased[request.id] ?? [], &html)
            }
            RequestViews.cells(request, clocks[request], visit, &row, &html)
        }
    }

    private static func form(
        _ subjects: [OwnSubject], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.form(to: "/privacy/requests", csrf: visit.formMark) { html in
            html.radios(
                Field("right", RequestTexts.right, state: states["right"], required: true),
                DataRight.allCases.map { Choice($0.rawValue, $0.label) })
            html.select(
                Field("person", RequestTexts.person, state: states["person"], required: true),
                subjects.map { Choice($0.person.code, Text(verbatim: $0.person.name)) })
            html.textarea(
                Field(
                    "words", RequestTexts.words, hint: RequestTexts.wordsHint, state: states["words"], required: true))
            html.actions { $0.submit(RequestTexts.send) }
        }
    }

    private static func consents(_ asked: [AskedConsent], _ visit: Visit, _ html: inout HTML) {
        html.section(PrivacyTexts.consents) { html in
            for item in asked {
                html.panel { html in
                    html.element("h3", text: "\(item.text.purpose) – \(item.subject.person.name)")
                    html.prose(item.text.words)
                    consent(item, visit, &html)
                }
            }
        }
    }

    private static func consent(_ item: AskedConsent, _ visit: Visit, _ html: inout HTML) {
        let state = ConsentRule.state(
            item.consent, of: item.text, bornOn: item.subject.child?.bornOn, on: visit.today)
        html.element("p") { html in
            html.badge(state.badge)
            if let at = item.consent?.givenAt { html.text(" \(html.format.moment(at))") }
        }
        let path = "/privacy/consents/\(item.text.id)"
        let person = [("person", item.subject.person.code)]
        if state.isGiven {
            html.postButton(
                ConsentTexts.withdraw, action: path + "/withdrawal", csrf: visit.formMark, fields: person,
                style: .danger, confirm: ConsentTexts.withdrawConfirm)
        } else {
            html.postButton(
                ConsentTexts.agree, action: path + "/answer", csrf: visit.formMark, fields: person, style: .secondary)
        }
    }

    /// Everything that is kept about one person, to be read and printed.
    static func kept(_ person: DataPerson, _ extracts: [PersonalExtract], _ visit: Visit) -> [UInt8] {
        let crumbs = [Frame.Crumb(PrivacyTexts.title, href: "/privacy")]
        let isOwn = visit.request.path.hasPrefix("/privacy/own/")
        return visit.frame(OwnDataTexts.of(person.name), help: OwnDataTexts.keptHelp, crumbs: crumbs).write(action: {
            html in
            guard isOwn else { return }
            html.linkButton(OwnDataTexts.package, to: visit.request.path + "/khue.zip", style: .secondary)
            html.linkButton(OwnDataTexts.download, to: visit.request.path + "/khue.json", style: .quiet)
        }) { html in
            for extract in extracts {
                html.section(extract.table.label) { html in
                    html.element("p", .class("hint"), text: extract.table.purpose)
                    html.table(
                        extract.table.label, extract.table.columns.map { Column($0.label) }, extract.words,
                        empty: OwnDataTexts.nothing
                    ) { values, row, html in
                        for value in values { row.cell(&html, text: shown(value?(html.language), html.format)) }
                    }
                }
            }
        }
    }

    /// Moments and days as people write them; what is empty is a dash.
    static func shown(_ value: String?, _ format: Format) -> String {
        guard let value, !value.isEmpty, value != "{}" else { return "–" }
        if let instant = Instant(iso: value) { return format.moment(instant) }
        return Day(iso: value).map(format.day) ?? value
    }
}

/// Every sentence of a person's own page.
enum OwnDataTexts {
    static let help = Text(
        "Dữ liệu đang giữ về bạn và về con bạn; yêu cầu xem, sửa, xóa; sự đồng ý đã cho và rút lại.",
        "What is kept about you and your children; asking to see, correct or delete it; consent given and withdrawn.")
    static let kept = Text("Dữ liệu đang giữ", "What is kept")
    static let keptHelp = Text(
        "Mọi dữ liệu chương trình giữ về người này, theo từng bảng. Lượt xem này đã ghi vào nhật ký.",
        "Everything the program keeps about this person, table by table. This reading is in the log.")
    static let oneself = Text("Bạn", "You")
    static let child = Text("Con bạn", "Your child")
    static let noRequests = Text("Bạn chưa gửi yêu cầu nào.", "You have not asked for anything yet.")
    static let nothing = Text("Không giữ gì ở đây.", "Nothing is kept here.")
    static let package = Text("Tải bản sao để đọc và giữ (ZIP)", "Download a copy to read and keep (ZIP)")
    static func madeAt(_ moment: String) -> Text { Text("Bản sao lập lúc \(moment).", "Copy made at \(moment).") }
    static let download = Text("Tải bản sao (JSON)", "Download a copy (JSON)")
    static func of(_ name: String) -> Text { Text("Dữ liệu về \(name)", "Data about \(name)") }
}
