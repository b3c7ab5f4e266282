internal import Base
internal import CCurl

/// One question to another machine and its answer: where to, what is sent, within which bounds. Certificates are checked
/// and redirects are not followed, whatever is asked.
public struct Exchange: Sendable {
    public enum Scheme: String, Sendable {
        case http
        case https
        case smtp
        case smtps
    }

    /// Who sends a letter and who receives it, as SMTP names them.
    public struct Envelope: Sendable {
        public let from: String
        public let to: String

        public init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    public let address: String
    /// What the address may begin with.
    public let schemes: [Scheme]
    /// From the beginning to the end of the answer.
    public var seconds = 60
    /// How many bytes of the answer are kept.
    public var largest = 4096
    /// A file with the certificates to trust in place of the system's.
    public var authorities: String?
    public var login: (user: String, password: String)?
    /// Control characters in them are written as numbers, so that no value makes a header of its own.
    public var headers: [(name: String, value: String)] = []
    public var body: [UInt8]?
    public var envelope: Envelope?
    /// STARTTLS, and nothing without it.
    public var startsTLS = false
    /// The only place where the host of the address may be looked for; then no proxy is asked either.
    public var place: OutwardAddress.Place?

    public init(_ address: String, _ schemes: [Scheme]) {
        self.address = address
        self.schemes = schemes
    }

    /// - Parameter place: where the address was found and allowed just now.
    public init(_ address: OutwardAddress, at place: OutwardAddress.Place) {
        self.init(address.text, [.https])
        self.place = place
    }

    /// Asks. Blocks; use a thread that may.
    public func run() -> Reply {
        guard let curl = CurlHandle(largest: largest) else {
            return Reply(failure: .here, explanation: "libcurl cannot be used")
        }
        curl.set(CURLOPT_URL, address)
        curl.set(CURLOPT_PROTOCOLS_STR, schemes.map(\.rawValue).joined(separator: ","))
        curl.set(CURLOPT_FOLLOWLOCATION, 0)
        curl.set(CURLOPT_CONNECTTIMEOUT, min(20, seconds))
        curl.set(CURLOPT_TIMEOUT, seconds)
        if startsTLS { curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let authorities { curl.set(CURLOPT_CAINFO, authorities) }
        if let login {
            curl.set(CURLOPT_USERNAME, login.user)
            curl.set(CURLOPT_PASSWORD, login.password)
        }
        if let place {
            curl.set(CURLOPT_PROXY, "")
            curl.set(CURLOPT_RESOLVE, [place.pinned])
        }
        if let body { curl.send(body) }
        if let envelope {
            curl.set(CURLOPT_MAIL_FROM, "<\(envelope.from)>")
            curl.set(CURLOPT_MAIL_RCPT, ["<\(envelope.to)>"])
        } else {
            speakHTTP(curl)
        }
        return curl.perform()
    }

    /// The headers as they go over the wire, each in one line.
    var headerLines: [String] { headers.map { "\($0.name.oneLine): \($0.value.oneLine)" } }

    private func speakHTTP(_ curl: CurlHandle) {
        curl.set(CURLOPT_USERAGENT, "khue")
        curl.set(CURLOPT_HTTPHEADER, headerLines + (body == nil ? [] : ["Expect:"]))
        guard let body else { return }
        curl.set(CURLOPT_POST, 1)
        curl.set(CURLOPT_POSTFIELDSIZE, body.count)
    }
}

/// What came back.
public struct Reply: Sendable {
    public enum Failure: Sendable {
        /// Nothing was sent: it is about this program.
        case here
        /// The other side does not let this program in.
        case login
        /// The other side could not be reached, or did not speak as it should.
        case there
    }

    /// Nil when the exchange came to its end, whatever its status says.
    public let failure: Failure?
    /// The last answer of the other side, such as 250; 0 when there was none.
    public let status: Int
    /// The beginning of the answer.
    public let body: [UInt8]
    /// Whether the answer was longer than what was kept.
    public let isCut: Bool
    /// Whether everything was handed over, so that the other side may have taken it.
    public let isHandedOver: Bool
    /// How many seconds the other side asks to wait.
    public let retryAfter: Int?
    /// Why it failed, for people who look after the program.
    public let explanation: String

    public init(
        failure: Failure?, status: Int = 0, body: [UInt8] = [], isCut: Bool = false, isHandedOver: Bool = false,
        retryAfter: Int? = nil, explanation: String
    ) {
        self.failure = failure
        self.status = status
        self.body = body
        self.isCut = isCut
        self.isHandedOver = isHandedOver
        self.retryAfter = retryAfter
        self.explanation = explanation
    }

    /// Status and explanation in one line.
    public var detail: String { status > 0 ? "\(status) \(explanation)".trimmed : explanation }
}
