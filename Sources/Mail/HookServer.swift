internal import CCurl

/// A gateway outside that passes messages on by SMS or Zalo: one POST of JSON for each.
public struct HookServer: Sendable {
    public let address: HookAddress
    /// A file with the certificates to trust in place of the system's.
    public let authorities: String?
    /// The gateway keeps `Idempotency-Key`s and passes a repetition on once: what it may have taken is tried again.
    public let keepsKeys: Bool

    public init(address: HookAddress, authorities: String? = nil, keepsKeys: Bool = false) {
        self.address = address
        self.authorities = authorities
        self.keepsKeys = keepsKeys
    }

    /// Hands over one message. Blocks; use a thread that may. Goes only to an address that was looked up and allowed just
    /// now, and follows no redirection.
    public func post(_ body: [UInt8], headers: [(name: String, value: String)]) -> Outcome {
        let place: HookAddress.Place
        do { place = try address.resolved() } catch { return .later(error.explanation) }
        guard let curl = CurlHandle() else { return .later("libcurl cannot be used") }
        curl.set(CURLOPT_PROTOCOLS_STR, "https")
        curl.set(CURLOPT_FOLLOWLOCATION, 0)
        curl.set(CURLOPT_PROXY, "")
        curl.set(CURLOPT_URL, address.text)
        curl.set(CURLOPT_RESOLVE, ["\(address.host):\(address.port):\(place.text)"])
        if let authorities { curl.set(CURLOPT_CAINFO, authorities) }
        curl.set(
            CURLOPT_HTTPHEADER,
            headers.map { "\(HeaderText.line($0.name)): \(HeaderText.line($0.value))" } + ["Expect:"])
        curl.send(body)
        curl.set(CURLOPT_POST, 1)
        curl.set(CURLOPT_POSTFIELDSIZE, body.count)
        let outcome = HookServer.outcome(curl.perform())
        guard keepsKeys, case .unknown(let detail) = outcome else { return outcome }
        return .later(detail)
    }

    /// What an answer says about the message. 500, 502 and 504 may come from a gateway, or a proxy before it, that had
    /// passed the message on; 429 and 503 say that it was not taken; 401, 403 and 404 are about us and can be mended.
    static func outcome(_ result: CurlHandle.Result) -> Outcome {
        let detail = result.status > 0 ? "\(result.status) \(result.explanation)" : result.explanation
        switch result.status {
        case 200..<300: return .delivered("\(result.status)")
        case 401, 403, 404, 408, 425, 429, 503: return .later(detail)
        case 500...: return .unknown(detail)
        case 300..<500: return .refused(detail)
        default: return result.isHandedOver ? .unknown(detail) : .later(detail)
        }
    }
}
