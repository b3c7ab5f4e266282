public import Base

/// A request as the pages see it: nothing of the server's machinery, so that it can be made by a test.
public struct Request: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
        case patch = "PATCH"
        case options = "OPTIONS"
        /// Any other: no address takes it.
        case other = "-"
    }

    public var method: Method
    /// The path without the query, percent-decoded by segment.
    public var path: String
    public var query: FormValues
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]
    /// The address of the other side, when known.
    public var remoteAddress: String?
    /// Names the request in the log and on the page of a fault.
    public var number: String
    /// Whether people reach the program by https; then cookies are read by the name that only this host can have set.
    public var isSecure = false
    /// The parts of the path that the route's pattern names, set by the router.
    public internal(set) var parameters: [String: String] = [:]

    public init(
        method: Method = .get, target: String, headers: [String: String] = [:], body: [UInt8] = [],
        remoteAddress: String? = nil, number: String = "-"
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = PercentCoding.decode(String(parts.first ?? "/"), plusIsBlank: false) ?? "/"
        query = parts.count > 1 ? FormValues(encoded: String(parts[1])) : FormValues()
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.number = number
    }

    /// The value of a cookie.
    public func cookie(_ name: String) -> String? {
        guard let header = headers["cookie"] else { return nil }
        let name = Response.cookieName(name, secure: isSecure)
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, String(parts[0]).trimmed == name { return String(parts[1]).trimmed }
        }
        return nil
    }

    /// A part of the path as an id; nil when it cannot be one.
    public func id<Of>(_ name: String) -> ID<Of>? { parameters[name].flatMap { ID($0) } }

    /// Whether the page's script sent this rather than a person leaving the page.
    public var isAutosave: Bool { headers["x-khue-autosave"] != nil }

    /// The path with its query as it was asked, for links that come back here.
    public var target: String { query.isEmpty ? path : path + "?" + query.encoded }
}
