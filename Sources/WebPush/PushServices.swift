public import Base
public import Transport

/// One message for one browser.
public struct PushMessage: Sendable {
    /// What a push service may make of its battery (RFC 8030, 5.3).
    public enum Urgency: String, Sendable {
        case low
        case normal
        case high
    }

    public let words: [UInt8]
    /// For how many seconds the service keeps it for a browser that sleeps (5.2).
    public let seconds: Int
    public let urgency: Urgency
    /// Of messages that wait under the same topic the service keeps the last (5.4): at most 32 characters of base64url.
    public let topic: String

    public init(words: [UInt8], seconds: Int, urgency: Urgency, topic: String) {
        self.words = words
        self.seconds = seconds
        self.urgency = urgency
        self.topic = topic
    }
}

/// Hands messages to the push services of browsers (RFC 8030), encrypted for each browser and signed with the key of
/// this installation.
public struct PushServices: Sendable {
    let hosts: PushHosts
    let key: PushKey
    let contact: String?
    let authorities: String?

    /// Every message is filled up to a multiple of this, so that a push service cannot tell one from another.
    private static let step = 512

    /// - Parameters:
    ///   - contact: where push services reach whoever runs this program: `mailto:` or `https:`.
    ///   - authorities: a file with the certificates to trust in place of the system's.
    public init(hosts: PushHosts, key: PushKey, contact: String?, authorities: String? = nil) {
        self.hosts = hosts
        self.key = key
        self.contact = contact
        self.authorities = authorities
    }

    /// Hands over one message. Blocks; use a thread that may. Goes only to an address that was looked up and allowed just
    /// now, and follows no redirection.
    ///
    /// - Parameter now: the time of the world outside, since services refuse old proofs.
    public func send(_ message: PushMessage, to subscription: PushSubscription, now: Instant) -> Outcome {
        let address: OutwardAddress
        let place: OutwardAddress.Place
        do { address = try hosts.address(subscription.endpoint) } catch { return .refused(error.explanation) }
        do { place = try address.resolved() } catch { return .later(error.explanation) }
        var exchange = Exchange(address, at: place)
        exchange.authorities = authorities
        do {
            let room = (message.words.count / PushServices.step + 1) * PushServices.step - 1
            exchange.body = try subscription.seal(message.words, room: room)
            exchange.headers = [
                ("Authorization", try key.authorization(for: address.origin, contact: contact, now: now)),
                ("Content-Encoding", "aes128gcm"), ("Content-Type", "application/octet-stream"),
                ("TTL", String(max(0, message.seconds))), ("Urgency", message.urgency.rawValue),
                ("Topic", message.topic),
            ]
        } catch {
            return .refused("the message cannot be encrypted: \(error)")
        }
        return PushServices.outcome(exchange.run())
    }

    /// What an answer says about the message (RFC 8030, sections 5 and 8.4; RFC 8292, 4.2). 401 and 403 are about our
    /// proof and can be mended. A service that says 5xx has not accepted it; the topic keeps a repetition from standing
    /// beside the first.
    static func outcome(_ reply: Reply) -> Outcome {
        switch reply.status {
        case 200..<300: .delivered("\(reply.status)")
        case 404, 410: .gone(reply.detail)
        case 401, 403, 408, 425, 429, 500...: .later(reply.detail, wait: reply.retryAfter)
        case 300..<500: .refused(reply.detail)
        default: reply.isHandedOver ? .unknown(reply.detail) : .later(reply.detail)
        }
    }
}
