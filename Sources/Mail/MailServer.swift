internal import CCurl

/// The mail server that takes our letters (submission, RFC 6409).
public struct MailServer: Sendable {
    /// How the way to the server is guarded.
    public enum Security: String, Sendable, CaseIterable {
        /// TLS from the first byte (port 465).
        case tls
        /// TLS by STARTTLS; without it nothing is sent (port 587).
        case starttls
        /// Nothing: only for a server on the same machine.
        case none
    }

    public let host: String
    public let port: Int
    public let security: Security
    public let login: (user: String, password: String)?
    /// A file with the certificates to trust in place of the system's.
    public let authorities: String?

    public init(
        host: String, port: Int, security: Security, login: (user: String, password: String)? = nil,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.authorities = authorities
    }

    /// Hands over one letter. Blocks; use a thread that may.
    public func send(_ message: MailMessage) -> Outcome {
        guard let curl = CurlHandle() else { return .later("libcurl cannot be used") }
        let scheme = security == .tls ? "smtps" : "smtp"
        curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        curl.set(CURLOPT_URL, "\(scheme)://\(host):\(port)/\(message.from.domain)")
        if security == .starttls { curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let authorities { curl.set(CURLOPT_CAINFO, authorities) }
        if let login {
            curl.set(CURLOPT_USERNAME, login.user)
            curl.set(CURLOPT_PASSWORD, login.password)
        }
        curl.set(CURLOPT_MAIL_FROM, "<\(message.from.address)>")
        curl.set(CURLOPT_MAIL_RCPT, ["<\(message.to.address)>"])
        curl.send(message.bytes)
        return MailServer.outcome(curl.perform())
    }

    /// What an ended attempt means (RFC 5321, 4.2.1: 4xx for now, 5xx for good). A server that will not let *us* in says
    /// nothing about the letter, so that is tried again after somebody has mended it.
    static func outcome(_ result: CurlHandle.Result) -> Outcome {
        let detail = result.status > 0 ? "\(result.status) \(result.explanation)" : result.explanation
        if result.code == CURLE_OK { return .delivered("\(result.status)") }
        let isAboutUs = result.code == CURLE_LOGIN_DENIED || [530, 534, 535, 538].contains(result.status)
        if isAboutUs { return .later(detail) }
        if (500..<600).contains(result.status) { return .refused(detail) }
        if (400..<500).contains(result.status) { return .later(detail) }
        return result.isHandedOver ? .unknown(detail) : .later(detail)
    }
}
