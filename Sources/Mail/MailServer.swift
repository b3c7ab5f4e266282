public import Transport

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
        let scheme = security == .tls ? "smtps" : "smtp"
        var exchange = Exchange("\(scheme)://\(host):\(port)/\(message.from.domain)", [.smtp, .smtps])
        exchange.startsTLS = security == .starttls
        exchange.authorities = authorities
        exchange.login = login
        exchange.envelope = Exchange.Envelope(from: message.from.address, to: message.to.address)
        exchange.body = message.bytes
        return MailServer.outcome(exchange.run())
    }

    /// What an ended attempt means (RFC 5321, 4.2.1: 4xx for now, 5xx for good). A server that will not let *us* in says
    /// nothing about the letter, so that is tried again after somebody has mended it.
    static func outcome(_ reply: Reply) -> Outcome {
        guard let failure = reply.failure else { return .delivered("\(reply.status)") }
        if failure == .login || [530, 534, 535, 538].contains(reply.status) { return .later(reply.detail) }
        switch reply.status {
        case 500..<600: return .refused(reply.detail)
        case 400..<500: return .later(reply.detail)
        default: return reply.isHandedOver ? .unknown(reply.detail) : .later(reply.detail)
        }
    }
}
