internal import Web

/// What programs are told when there is no such address, no such method there, or too much was sent: problems as
/// RFC 9457 has them, like every other refusal under the addresses for programs.
enum ProgramProblems {
    /// Whether an address is one for programs.
    static func concern(_ path: String) -> Bool {
        ["/api/", "/ims/", "/oauth/"].contains { path.hasPrefix($0) } || path == "/api"
    }

    static func response(_ status: Int, _ request: Request) -> Response {
        let isEnglish = (request.headers["accept-language"] ?? "").lowercased().hasPrefix("en")
        let title =
            switch status {
            case 404: isEnglish ? "There is no such address." : "Không có địa chỉ này."
            case 405: isEnglish ? "This address does not take such a request." : "Địa chỉ này không nhận cách gửi đó."
            default: isEnglish ? "Too much was sent." : "Nội dung gửi lên quá lớn."
            }
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
}
