internal import Base
internal import Web

/// What a request carries that concerns identity, read before any transaction.
struct Entry: Sendable {
    static let sessionCookie = "khue_session"
    static let formCookie = "khue_form"
    static let languageCookie = "khue_language"
    static let formField = "form_mark"

    let request: Request
    let form: Submission
    let now: Instant
    let sessionToken: String?
    /// A cookie to set for a visitor who has neither a session nor a form cookie yet.
    let freshFormCookie: String?
    /// Another one in each answer, so that the length of a packed page betrays nothing of it (BREACH).
    let formMark: String
    /// The session or, before it, the form cookie.
    private let visitor: String
    private let key: String
    let chosenLanguage: Language?
    let language: Language?

    init(_ request: Request, at now: Instant, key: String) {
        self.request = request
        self.now = now
        form = request.method == .post ? Submission(request) : Submission()
        sessionToken = request.cookie(Entry.sessionCookie)
        let known = sessionToken ?? request.cookie(Entry.formCookie)
        freshFormCookie = known == nil ? Secret.token() : nil
        self.key = key
        visitor = known ?? freshFormCookie ?? ""
        formMark = Entry.mark(of: visitor, salt: Secret.token(), key: key)
        chosenLanguage = request.query["lang"].flatMap(Language.init(rawValue:))
        language = chosenLanguage ?? request.cookie(Entry.languageCookie).flatMap(Language.init(rawValue:))
    }

    /// Whether the form carries the mark made for this visitor, and no other site sent it.
    var formBelongs: Bool {
        if let site = request.headers["sec-fetch-site"], site == "cross-site" { return false }
        let sent = form.values[Entry.formField] ?? request.headers["x-khue-form-mark"] ?? ""
        let made = Entry.mark(of: visitor, salt: sent.split(separator: ".").first ?? "", key: key)
        return freshFormCookie == nil && Secret.equal(Array(sent.utf8), Array(made.utf8))
    }

    private static func mark(of visitor: String, salt: some StringProtocol, key: String) -> String {
        "\(salt)." + Secret.mark("form:\(salt):\(visitor)", key: key)
    }
}
