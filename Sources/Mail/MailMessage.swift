public import Base
internal import Foundation

/// One letter by e-mail: the same words as plain text and as HTML.
public struct MailMessage: Sendable {
    /// What stays the same however often it is tried, so that mail programs show a letter once.
    public let id: String
    public let from: MailAddress
    public let to: MailAddress
    public let subject: String
    public let text: String
    public let html: String
    public let date: Instant

    /// - Parameter id: letters, digits and hyphens; what else it has is left out.
    public init(
        id: String, from: MailAddress, to: MailAddress, subject: String, text: String, html: String, date: Instant
    ) {
        self.id = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        self.from = from
        self.to = to
        self.subject = HeaderText.line(subject)
        self.text = text
        self.html = html
        self.date = date
    }

    /// The `Message-ID`, without its brackets.
    public var messageID: String { "\(id)@\(from.domain)" }

    /// The letter as it goes over the wire (RFC 5322, MIME `multipart/alternative`, both parts in base64 so that no line
    /// is too long and no line is only a full stop).
    public var bytes: [UInt8] {
        let boundary = "=_khue_\(id)"
        let head = [
            "Date: \(MailDate.text(date))", "From: \(from.header)", "To: \(to.header)",
            "Subject: \(HeaderText.encoded(subject))", "Message-ID: <\(messageID)>", "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated", "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
        ].joined(separator: "\r\n")
        let parts = [("text/plain", text), ("text/html", html)].map { type, content in
            "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + MailMessage.wrapped(content) + "\r\n"
        }
        return Array("\(head)\r\n\r\n\(parts.joined())--\(boundary)--\r\n".utf8)
    }

    private static func wrapped(_ content: String) -> String {
        Data(content.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }
}

/// Moments as headers write them (RFC 5322, 3.3), in the city's time.
enum MailDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func text(_ instant: Instant) -> String {
        let day = instant.day
        let time = instant.timeOfDay
        let second = Int((instant.milliseconds / 1000) % 60)
        let clock = [time.hour, time.minute, max(0, second)].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let weekday = weekdays[((day.daysSinceEpoch % 7) + 7) % 7]
        return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(clock.joined(separator: ":")) +0700"
    }
}
