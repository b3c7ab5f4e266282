public import Transport

/// A gateway outside that passes messages on by SMS or Zalo: one POST of JSON for each.
public struct HookServer: Sendable {
    public let address: OutwardAddress
    /// A file with the certificates to trust in place of the system's.
    public let authorities: String?
    /// The gateway keeps `Idempotency-Key`s and passes a repetition on once: what it may have taken is tried again.
    public let keepsKeys: Bool

    public init(address: OutwardAddress, authorities: String? = nil, keepsKeys: Bool = false) {
        self.address = address
        self.authorities = authorities
        self.keepsKeys = keepsKeys
    }

    /// Hands over one message. Blocks; use a thread that may. Goes only to an address that was looked up and allowed just
    /// now, and follows no redirection.
    public func post(_ body: [UInt8], headers: [(name: String, value: String)]) -> Outcome {
        let place: OutwardAddress.Place
        do { place = try address.resolved() } catch { return .later(error.explanation) }
        var exchange = Exchange(address, at: place)
        exchange.authorities = authorities
        exchange.headers = headers
        exchange.body = body
        let outcome = HookServer.outcome(exchange.run())
        guard keepsKeys, case .unknown(let detail) = outcome else { return outcome }
        return .later(detail)
    }

    /// What an answer says about the message. 500, 502 and 504 may come from a gateway, or a proxy before it, that had
    /// passed the message on; 429 and 503 say that it was not taken; 401, 403 and 404 are about us and can be mended.
    static func outcome(_ reply: Reply) -> Outcome {
        switch reply.status {
        case 200..<300: .delivered("\(reply.status)")
        case 401, 403, 404, 408, 425, 429, 503: .later(reply.detail, wait: reply.retryAfter)
        case 500...: .unknown(reply.detail)
        case 300..<500: .refused(reply.detail)
        default: reply.isHandedOver ? .unknown(reply.detail) : .later(reply.detail)
        }
    }
}
