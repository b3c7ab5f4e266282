internal import Base
internal import Database
internal import Identity
internal import Web

/// Consent for other programs: what a school asks and who has answered, and a person's own answers for their children.
struct ConsentAPI: Sendable {
    let pages: ConsentPages
    let own: OwnDataPages

    var endpoints: [Endpoint] {
        let text = APIResource(
            "/privacy/consents/:text", ConsentAPI.scopes, ConsentAPI.text,
            find: { call, tx in try pages.found(call.visit, tx) })
        let asked = APIResource(
            "/privacy/own-consents/:text", ConsentAPI.scopes, ConsentAPI.asked,
            find: { call, tx in try own.asked(call.visit, in: tx) })
        let person: [APIField] = [.needs("person", .text(1...100))]
        return [
            text.list(
                "/privacy/consents", Text("Nội dung trường xin đồng ý", "What one's own school asks consent for"),
                id: { $0.id.text }
            ) { call, tx in try ConsentRows.texts(of: try pages.own(call.visit, tx).unit, in: tx) },
            text.read(Text("Một nội dung", "One text")),
            .list(
                "/privacy/consents/:text/answers", Text("Ai đã đồng ý, ai đã rút", "Who agreed, and who withdrew"),
                RequestAPI.reading, ConsentAPI.answer
            ) { call, tx in
                let lines = try pages.answers(to: try pages.found(call.visit, tx), call.visit, tx)
                return .page(
                    call.page(of: lines.map { Answer(consent: $0.0, state: $0.1) }) { $0.consent.id.text },
                    ConsentAPI.answer)
            },
            text.making(
                "/privacy/consents", Text("Soạn nội dung xin đồng ý", "Write a text to ask on"),
                body: [
                    .needs("purpose", .text(1...200)), .needs("words", .text(1...8000)),
                    .may("isPublication", .flag, form: "publication"), .may("covers", .text(0...60)),
                ]
            ) { call, tx in try pages.written(call.visit, tx) },
            text.change(.post, "/end", Text("Ngừng xin đồng ý", "Stop asking"), pages.end),
            text.change(
                .post, "/child", Text("Ghi nhận chính em đã đồng ý", "Note that the child agreed"),
                body: [.needs("consent", APIType<ConsentID>.id())], pages.child),
            asked.list(
                "/privacy/own-consents", Text("Sự đồng ý của mình cho con", "One's own consents for one's children"),
                id: { $0.text.id.text + $0.subject.person.code }
            ) { call, tx in try own.asked(of: try call.visit.permit(OwnData.self, in: tx), in: tx) },
            asked.change(
                .post, "/answer", Text("Đồng ý cho một em", "Agree for a child"), body: person, own.agree),
            asked.change(
                .post, "/withdrawal", Text("Rút lại sự đồng ý", "Withdraw consent"), body: person, own.withdraw),
        ]
    }

    private struct Answer: Sendable {
        let consent: Consent
        let state: ConsentRule.State
    }

    private static let scopes = (RequestAPI.reading, RequestAPI.writing)
    private static let text = APIRecord<ConsentText>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .text("purpose") { $0.purpose },
        .integer("edition") { $0.version }, .text("words") { $0.words }, .flag("isPublication") { $0.isPublication },
        .text("covers") { $0.covers },
        .optionalInstant("endedAt") { $0.endedAt },
    ])
    private static let answer = APIRecord<Answer>([
        .id("id") { $0.consent.id }, .text("person") { $0.consent.person.code },
        .text("personName") { $0.consent.person.name }, .code("state") { $0.state },
        .optionalInstant("givenAt") { $0.consent.givenAt }, .optionalInstant("childAt") { $0.consent.childAt },
        .optionalInstant("withdrawnAt") { $0.consent.withdrawnAt },
    ])
    private static let asked = APIRecord<AskedConsent>([
        .id("text") { $0.text.id }, .text("person") { $0.subject.person.code },
        .text("personName") { $0.subject.person.name }, .id("unit") { $0.text.unit },
        .text("purpose") { $0.text.purpose }, .text("words") { $0.text.words },
        .optionalInstant("endedAt") { $0.text.endedAt }, .optionalInstant("givenAt") { $0.consent?.givenAt },
        .optionalInstant("withdrawnAt") { $0.consent?.withdrawnAt },
    ])
}
