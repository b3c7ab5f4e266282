internal import Base
internal import Components
internal import Database
internal import HTML
internal import Logging
internal import Web

extension Door {
    /// The page for something that the rules refuse and that no page of its own shows.
    func page(for refusal: any Refusal, _ entry: Entry) async -> Response {
        let status =
            switch refusal.kind {
            case .invalid: 422
            case .conflict: 409
            case .notFound: 404
            }
        let title = refusal.kind == .notFound ? IdentityTexts.notFoundTitle : IdentityTexts.refusedTitle
        return await page(title, refusal.explanation, status: status, entry)
    }

    /// The page for a fault: logged with the request's number, and told in words.
    func page(for error: any Error, _ entry: Entry) async -> Response {
        logger.error(
            "fault",
            metadata: [
                "request": "\(entry.request.number)", "path": "\(entry.request.path.oneLine)",
                "error": "\("\(error)".oneLine)",
            ])
        let number = entry.request.number
        switch (error as? DatabaseFault)?.kind {
        case .full: return await page(IdentityTexts.faultTitle, IdentityTexts.full(number), status: 507, entry)
        case .unavailable, .cancelled:
            return await page(IdentityTexts.faultTitle, IdentityTexts.busy(number), status: 503, entry)
        // Two at once wrote the same thing, as by a button pressed twice: the first one's holds.
        case .notUnique:
            return await page(IdentityTexts.refusedTitle, IdentityTexts.writtenAtOnce, status: 409, entry)
        default: return await page(IdentityTexts.faultTitle, IdentityTexts.fault(number), status: 500, entry)
        }
    }

    /// A page of one sentence. Made with the person's frame when the database can still be asked, without it when not.
    private func page(_ title: Text, _ sentence: Text, status: Int, _ entry: Entry) async -> Response {
        let visit = try? await database.read { tx in try self.visit(entry, tx) }
        let language = entry.language ?? visit?.language ?? .vi
        var frame =
            visit?.frame(title, width: .reading)
            ?? Frame(title: title, language: language, address: Address(entry.request.target), csrf: entry.formMark)
        frame.width = .reading
        let bytes = frame.write { html in
            html.banner(status == 404 ? .info : .bad, sentence)
            html.element("p") { $0.element("a", .href("/"), text: IdentityTexts.goHome) }
        }
        return .page(bytes, status: status)
    }
}
