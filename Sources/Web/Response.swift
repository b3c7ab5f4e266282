internal import Base

/// What is sent back: a status, headers and bytes.
public struct Response: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page.
    public static func page(_ bytes: [UInt8], status: Int = 200) -> Response {
        Response(
            status: status,
            headers: [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store")], body: bytes)
    }

    /// Sends the browser on with GET, after a form was taken (303).
    public static func redirect(to path: String) -> Response {
        Response(status: 303, headers: [("location", Response.singleLine(path)), ("cache-control", "no-store")])
    }

    /// A short answer for scripts and programs.
    public static func plain(_ text: String, status: Int = 200) -> Response {
        Response(
            status: status, headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
            body: Array(text.utf8))
    }

    /// A file to be saved under a name; names with marks travel in both forms that RFC 6266 knows.
    public static func file(_ bytes: [UInt8], type: String, name: String) -> Response {
        let plain = name.folded.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "-" }
        let disposition = "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(PercentCoding.encode(name))"
        return Response(
            headers: [
                ("content-type", type), ("content-disposition", disposition), ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
            ], body: bytes)
    }

    /// The same answer with one more header; line breaks cannot smuggle in another.
    public func header(_ name: String, _ value: String) -> Response {
        var copy = self
        copy.headers.append((name, Response.singleLine(value)))
        return copy
    }

    /// The same answer with a cookie that scripts cannot read.
    public func cookie(_ name: String, _ value: String, seconds: Int, secure: Bool) -> Response {
        let flags = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)" + (secure ? "; Secure" : "")
        return header("set-cookie", "\(Response.cookieName(name, secure: secure))=\(value)\(flags)")
    }

    /// Over https a name that browsers take from this host alone, over https, for every path (RFC 6265bis, 4.1.3.2).
    static func cookieName(_ name: String, secure: Bool) -> String { secure ? "__Host-" + name : name }

    /// The first header of a name, for tests and the server.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    private static func singleLine(_ value: String) -> String {
        String(decoding: value.utf8.filter { $0 >= 32 && $0 != 127 }, as: UTF8.self)
    }
}
