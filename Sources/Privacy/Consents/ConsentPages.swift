internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The texts on which a school asks for consent, and who has answered.
struct ConsentPages: Sendable {
    let ports: PrivacyPorts
    /// The tables that are kept on consent; the register of consents itself is not.
    let kept: [PersonalTable]

    init(ports: PrivacyPorts, data: [PersonalData]) {
        self.ports = ports
        kept = data.flatMap(\.tables).filter { $0.ground == .consent }
    }

    var endpoints: [Endpoint] {
        [
            .page("/privacy/consents", .needs(KeepConsents.self)) { visit, tx in try list(visit, nil, tx) },
            .action("/privacy/consents", .needs(KeepConsents.self), write, again: list),
            .page("/privacy/consents/:text", .needs(KeepConsents.self), show),
            .action("/privacy/consents/:text/end", .needs(KeepConsents.self), end),
            .action("/privacy/consents/:text/child", .needs(KeepConsents.self), child),
        ]
    }

    func own(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<KeepConsents> {
        let permit = try visit.permit(KeepConsents.self, in: tx)
        return try permit.on(permit.scope, in: tx)
    }

    private func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let texts = try ConsentRows.texts(of: try own(visit, tx).unit, in: tx)
        return .page(ConsentViews.list(texts, kept, refusal, visit))
    }

    private func write(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/privacy/consents/\(try written(visit, tx).id)?done=privacy-saved")
    }

    func written(_ visit: Visit, _ tx: Transaction) throws -> ConsentText {
        let permit = try own(visit, tx)
        var reader = FormReader(visit.form.values)
        let purpose = reader.text("purpose", required: ConsentTexts.purposeMissing, limit: 200)
        let words = reader.text("words", required: ConsentTexts.wordsMissing, limit: 8000)
        let covers = reader.text("covers")
        if !covers.isEmpty, !kept.contains(where: { $0.name.description == covers }) {
            reader.fail("covers", ConsentTexts.coversUnknown)
        }
        try reader.finish()
        let version = try ConsentRows.lastVersion(purpose, at: permit.unit, in: tx) + 1
        let text = ConsentText(
            id: ConsentTextID(at: permit.now), unit: permit.unit, purpose: purpose, version: version, words: words,
            isPublication: visit.form.values["publication"] != nil, covers: covers, endedAt: nil)
        try ConsentRows.insert(text, by: permit.account, at: permit.now, in: tx)
        try permit.record(
            "ask for consent", subject: "consent", id: text.id.text,
            changes: [
                FieldChange("purpose", from: nil, to: purpose), FieldChange("version", from: nil, to: String(version)),
                FieldChange("text", from: nil, to: words),
                FieldChange("covers", from: nil, to: covers.isEmpty ? nil : covers),
            ], in: tx)
        return text
    }

    private func find(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> ConsentText {
        guard let id: ConsentTextID = visit.request.id("text"), let text = try ConsentRows.text(id, in: tx),
            text.unit == unit
        else { throw NotFound() }
        return text
    }

    private func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let text = try found(visit, tx)
        return .page(ConsentViews.show(text, try answers(to: text, visit, tx), visit))
    }

    func found(_ visit: Visit, _ tx: Transaction) throws -> ConsentText {
        try find(visit, try own(visit, tx).unit, tx)
    }

    func answers(
        to text: ConsentText, _ visit: Visit, _ tx: Transaction
    ) throws -> [(consent: Consent, state: ConsentRule.State)] {
        try ConsentRows.answers(to: text.id, in: tx).map { consent in
            let born = try ports.child(consent.person.id, visit.today, tx)?.bornOn
            return (consent, ConsentRule.state(consent, of: text, bornOn: born, on: visit.today))
        }
    }

    func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let text = try find(visit, permit.unit, tx)
        if try ConsentRows.end(text.id, at: permit.now, in: tx) {
            try permit.record(
                "end consent text", subject: "consent", id: text.id.text,
                changes: [FieldChange("ended", from: nil, to: permit.now.iso)], in: tx)
        }
        return .redirect(to: "/privacy/consents?done=privacy-saved")
    }

    func child(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let text = try find(visit, permit.unit, tx)
        guard let id = ConsentID(visit.form.values["consent"] ?? ""), let consent = try ConsentRows.find(id, in: tx),
            consent.text == text.id
        else { throw NotFound() }
        if try ConsentRows.noteChild(id, heardBy: permit.account, at: permit.now, in: tx) {
            try permit.record(
                "child agrees", subject: "consent", id: id.text,
                changes: [FieldChange("child", from: nil, to: permit.now.iso)], in: tx)
        }
        return .redirect(to: "/privacy/consents/\(text.id)?done=privacy-saved")
    }
}

/// What pages about consent show.
enum ConsentViews {
    static func list(
        _ texts: [ConsentText], _ kept: [PersonalTable], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(PrivacyTexts.consents, help: ConsentTexts.help).write { html in
            html.errorSummary(states.summary)
            PrivacyViews.ways(visit, &html)
            html.table(
                PrivacyTexts.consents,
                [
                    Column(ConsentTexts.purpose), Column(ConsentTexts.version, numeric: true),
                    Column(RequestTexts.state),
                ],
                texts, empty: ConsentTexts.none
            ) { text, row, html in
                row.head(&html) { $0.element("a", .href("/privacy/consents/\(text.id)"), text: text.purpose) }
                row.cell(&html, number: text.version)
                row.cell(&html) { html in
                    html.badge(
                        text.endedAt == nil
                            ? Badge(Text("Đang hỏi", "Being asked"), .info) : ConsentRule.State.ended.badge)
                }
            }
            html.section(ConsentTexts.new) { html in
                html.form(to: "/privacy/consents", csrf: visit.formMark) { html in
                    html.input(Field("purpose", ConsentTexts.purpose, state: states["purpose"], required: true))
                    html.textarea(
                        Field(
                            "words", ConsentTexts.words, hint: ConsentTexts.wordsHint, state: states["words"],
                            required: true), rows: 6)
                    if !kept.isEmpty {
                        html.select(
                            Field(
                                "covers", ConsentTexts.covers, hint: ConsentTexts.coversHint, state: states["covers"]),
                            [Choice("", ConsentTexts.coversNothing)]
                                + kept.map { Choice($0.name.description, $0.label) }, offersNothing: false)
                    }
                    html.checkbox(
                        "publication", ConsentTexts.isPublication, checked: !states["publication"].value.isEmpty)
                    html.actions { $0.submit(ConsentTexts.publish) }
                }
            }
        }
    }

    static func show(
        _ text: ConsentText, _ lines: [(consent: Consent, state: ConsentRule.State)], _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(PrivacyTexts.consents, href: "/privacy/consents")]
        let path = "/privacy/consents/\(text.id)"
        return visit.frame(Text(verbatim: text.purpose), crumbs: crumbs).write { html in
            html.panel { $0.prose(text.words) }
            html.table(
                PrivacyTexts.consents,
                [
                    Column(ConsentTexts.pupil), Column(ConsentTexts.given), Column(RequestTexts.state),
                    Column(ConsentTexts.childSays),
                ], lines, empty: ConsentTexts.noAnswers
            ) { line, row, html in
                row.head(&html) { $0.text(line.consent.person.name) }
                row.cell(&html) { $0.text($0.format.moment(line.consent.givenAt)) }
                row.cell(&html) { $0.badge(line.state.badge) }
                row.cell(&html) { html in
                    if let at = line.consent.childAt { return html.text(html.format.moment(at)) }
                    guard line.state == .waitsForChild else { return html.text("–") }
                    html.postButton(
                        ConsentTexts.childSays, action: path + "/child", csrf: visit.formMark,
                        fields: [("consent", line.consent.id.text)], style: .secondary)
                }
            }
            if text.endedAt == nil {
                html.postButton(
                    ConsentTexts.end, action: path + "/end", csrf: visit.formMark, style: .danger,
                    confirm: ConsentTexts.endConfirm)
            }
        }
    }
}
