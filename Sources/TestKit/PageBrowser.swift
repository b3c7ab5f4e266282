internal import Base
public import Web

/// A browser for the router: keeps cookies, finds links and forms by their words, submits them as a person would.
///
/// It reads the HTML that pages really send, so form marks and names of fields are checked without extra work.
public final class PageBrowser {
    private let site: Site
    private let isSecure: Bool
    private var cookies: [String: String] = [:]
    public private(set) var status = 0
    public private(set) var path = "/"
    public private(set) var html = ""
    public private(set) var response = Response()
    private let address: String

    /// - Parameter secure: reaches the program by https.
    public init(_ router: Router, address: String = "127.0.0.1", secure: Bool = false) {
        site = Site(router, secure: secure)
        isSecure = secure
        self.address = address
    }

    /// Opens an address and follows redirections.
    public func open(_ target: String) async { await send(.get, target) }

    /// What a form on the page would send, found by the words on one of its buttons.
    public func form(_ button: String) throws -> PageForm {
        for form in PageForm.all(in: html) where form.buttons.contains(where: { $0.words == button }) { return form }
        throw PageProblem("no form has the button '\(button)' on \(path):\n\(PageText.words(html))")
    }

    /// Fills fields and presses a button.
    public func press(_ button: String, _ fields: [String: String] = [:], upload: (name: String, Upload)? = nil)
        async throws
    {
        let form = try form(button)
        var values = form.values
        for (name, value) in fields {
            guard form.names.contains(name) else {
                throw PageProblem("the form has no field '\(name)' but \(form.names)")
            }
            values = values.setting(name, to: value)
        }
        let own = form.buttons.first { $0.words == button }
        if let own, let name = own.name { values.append(name, own.value) }
        let action = own?.action ?? form.action
        await post(action.isEmpty ? path : action, values, upload: upload)
    }

    /// Sends a form as it is, also a forged or stale one.
    public func post(_ target: String, _ values: FormValues, upload: (name: String, Upload)? = nil) async {
        guard let upload else {
            await send(.post, target, type: "application/x-www-form-urlencoded", body: Array(values.encoded.utf8))
            return
        }
        var body: [UInt8] = []
        for pair in values.pairs {
            body += Array("--X\r\nContent-Disposition: form-data; name=\"\(pair.name)\"\r\n\r\n\(pair.value)\r\n".utf8)
        }
        let head =
            "--X\r\nContent-Disposition: form-data; name=\"\(upload.name)\"; filename=\"\(upload.1.name)\"\r\n\r\n"
        body += Array(head.utf8) + upload.1.bytes + Array("\r\n--X--\r\n".utf8)
        await send(.post, target, type: "multipart/form-data; boundary=X", body: body)
    }

    private func send(_ method: Request.Method, _ target: String, type: String = "", body: [UInt8] = []) async {
        var headers = ["cookie": cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
        if !type.isEmpty { headers["content-type"] = type }
        let clean = String(target.prefix { $0 != "#" })
        let request = Request(
            method: method, target: clean, headers: headers, body: body, remoteAddress: address, number: "test")
        response = await site.answer(request)
        status = response.status
        path = clean
        html = String(decoding: response.body, as: UTF8.self)
        for header in response.headers where header.name == "set-cookie" { keep(header.value) }
        guard status == 303, let next = response.header("location") else { return }
        if next.hasPrefix("/") { await send(.get, next) } else { left = next }
    }

    private func keep(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
    }

    /// Where the program last sent the browser away to, at another server.
    public private(set) var left: String?

    /// Forgets everything, as another person's browser.
    public func forget() { cookies = [:] }

    public func cookie(_ name: String) -> String? { cookies[known(name)] }
    public func set(_ name: String, to value: String) { cookies[known(name)] = value }

    /// Over https cookies have names that this host alone can have set.
    private func known(_ name: String) -> String { isSecure ? "__Host-" + name : name }

    public func sees(_ words: String) -> Bool { PageText.words(html).contains(words) }

    public var words: String { PageText.words(html) }

    /// The address of a link by some of its words.
    public func link(_ words: String) throws -> String {
        for link in PageText.links(html) where link.words.contains(words) { return link.href }
        throw PageProblem("no link says '\(words)' on \(path)")
    }
}

/// The page is not as the test expects it.
public struct PageProblem: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
