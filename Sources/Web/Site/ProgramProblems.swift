/// What programs are told when there is no such address, no such method there, or too much was sent: problems as
/// RFC 9457 has them, like every other refusal under the addresses for programs.
enum ProgramProblems {
    /// Whether an address is one for programs.
    static func concern(_ path: String) -> Bool {
        ["/api/", "/ims/", "/oauth/", "/scim/"].contains { path.hasPrefix($0) } || path == "/api"
    }

    static func response(_ status: Int, _ request: Request) -> Response {
        let isEnglish = (request.headers["accept-language"] ?? "").lowercased().hasPrefix("en")
        let title =
            switch status {
            case 404: isEnglish ? "There is no such address." : "Không có địa chỉ này."
            case 405: isEnglish ? "This address does not take such a request." : "Địa chỉ này không nhận cách gửi đó."
            default: isEnglish ? "Too much was sent." : "Nội dung gửi lên quá lớn."
            }
        if request.path.hasPrefix("/scim/") { return scim(scimStatus(status, request.path), title) }
        let number = request.number.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let body = """
            {"request":"\(number)","status":\(status),"title":"\(title)","type":"about:blank"}
            """
        return Response(
            status: status,
            headers: [
                ("content-type", "application/problem+json"), ("cache-control", "no-store"),
                ("content-language", isEnglish ? "en" : "vi"),
            ], body: Array(body.utf8))
    }

    /// What SCIM knows and the read-only directory does not do (writing, searching by POST, `/Me`) is 501 (RFC 7644
    /// §3.12); its discovery takes GET alone and says 405.
    private static func scimStatus(_ status: Int, _ path: String) -> Int {
        let parts = path.split(separator: "/").dropFirst(2)
        let isKnown = ["Bulk", "Me", ".search"].contains { $0 == parts.first ?? "" } || parts.last == ".search"
        let isResource = ["Users", "Groups"].contains { $0 == parts.first ?? "" }
        return isKnown || (status == 405 && isResource) ? 501 : status
    }

    private static func scim(_ status: Int, _ detail: String) -> Response {
        let body = """
            {"detail":"\(detail)","schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"\(status)"}
            """
        return Response(
            status: status, headers: [("content-type", "application/scim+json"), ("cache-control", "no-store")],
            body: Array(body.utf8))
    }
}
