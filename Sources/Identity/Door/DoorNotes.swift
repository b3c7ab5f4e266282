internal import Base
internal import Logging
internal import Web

/// What the door turns away is in the server's log (ASVS 7.1.3, 7.2.2): who asked is told by the address and by the
/// beginning of the hash under which the session is kept; what was typed is never there.
extension Door {
    func note(_ refusal: any Refusal, _ request: Request) {
        let kind =
            switch refusal.kind {
            case .notFound: "not found or not allowed"
            case .conflict: "conflict"
            case .invalid: "invalid"
            }
        let fields = (refusal as? FormRefusal)?.errors.map(\.field).joined(separator: " ")
        note(refusal is SignInRefusal ? "sign-in refused" : kind, request, fields: fields ?? "")
    }

    func note(_ what: String, _ request: Request, fields: String = "") {
        let key = request.cookie(Entry.sessionCookie) ?? Bearer.token(of: request)
        var metadata: Logger.Metadata = [
            "request": "\(request.number)", "what": "\(what)", "method": "\(request.method.rawValue)",
            "path": "\(Door.withoutSecrets(request.path).oneLine)", "address": "\(request.remoteAddress ?? "-")",
        ]
        if let key { metadata["session"] = "\(Secret.hash(key).prefix(12))" }
        if !fields.isEmpty { metadata["fields"] = "\(fields.oneLine)" }
        logger.notice("refused", metadata: metadata)
    }

    /// Links that open something carry their token in the path.
    static func withoutSecrets(_ path: String) -> String {
        for place in ["/password/", "/email/"] where path.hasPrefix(place) { return place + "…" }
        return path
    }

    /// A form of a kind that is not read here (ASVS 13.1.5).
    func unread(_ request: Request) -> Response {
        note("unknown content type", request)
        return .plain(
            "Không nhận kiểu nội dung này. / This type of content is not taken.", status: 415)
    }
}
