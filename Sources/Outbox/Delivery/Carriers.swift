public import Base
internal import Crypto
internal import Foundation
public import Mail
public import Transport
public import WebPush

/// What hands parcels over by one channel. It may block.
public struct Carrier: Sendable {
    public let channel: Channel
    let carry: @Sendable (Parcel) -> Outcome

    public init(_ channel: Channel, carry: @escaping @Sendable (Parcel) -> Outcome) {
        self.channel = channel
        self.carry = carry
    }

    /// By e-mail.
    ///
    /// - Parameter base: the address of the program for links, such as `https://khue.example.vn`.
    public static func mail(_ server: MailServer, from: MailAddress, base: String) -> Carrier {
        Carrier(.mail) { parcel in
            guard let to = MailAddress(parcel.address, name: parcel.name) else {
                return .refused("\(parcel.address) is not an address")
            }
            let words = LetterWords(parcel, base: base)
            return server.send(
                MailMessage(
                    id: parcel.lead.text, from: from, to: to, subject: words.subject, text: words.text,
                    html: words.html, date: parcel.date))
        }
    }

    /// By a gateway for SMS or Zalo. The body is marked with HMAC-SHA256 over `timestamp.body`; the lead is sent as
    /// `Idempotency-Key`, so that a gateway can tell a repetition.
    ///
    /// - Parameter now: the time of the world outside, since gateways refuse old marks.
    public static func hook(
        _ server: HookServer, key: String, base: String, now: @escaping @Sendable () -> Instant
    ) -> Carrier {
        Carrier(.hook) { parcel in
            let body = HookBody(parcel, base: base)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let bytes = try? encoder.encode(body) else { return .refused("the message cannot be written") }
            let time = String(now().milliseconds / 1000)
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("\(time).".utf8) + bytes, using: SymmetricKey(data: Data(key.utf8)))
            let mark = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return server.post(
                Array(bytes),
                headers: [
                    ("Content-Type", "application/json"), ("X-Khue-Timestamp", time),
                    ("X-Khue-Signature", "sha256=\(mark)"), ("Idempotency-Key", parcel.lead.text),
                ])
        }
    }

    /// By the push services of browsers.
    ///
    /// - Parameter clock: by the program's time messages expire, by the time outside proofs do.
    public static func push(_ services: PushServices, clock: Clock) -> Carrier {
        Carrier(.push) { parcel in
            guard let subscription = parcel.subscription, let message = PushMessage(parcel, now: clock.now()) else {
                return .refused("the message cannot be written")
            }
            return services.send(message, to: subscription, now: clock.outside())
        }
    }
}

/// What a gateway receives.
struct HookBody: Encodable {
    let id: String
    let to: String
    let title: String
    let text: String
    let link: String?

    init(_ parcel: Parcel, base: String) {
        id = parcel.lead.text
        to = parcel.address
        title = parcel.items.map { $0.title(parcel.language) }.joined(separator: "; ")
        text = parcel.items.map { $0.body(parcel.language) }.joined(separator: "\n")
        link = parcel.items.first?.path.map { base + $0 }
    }
}
