public import Base
public import WebPush

/// What a carrier hands over in one go: one message, or all of a daily letter.
public struct Parcel: Sendable {
    /// The same however often it is tried.
    public let lead: DeliveryID
    public let channel: Channel
    /// An e-mail address, a telephone number, or the address of a browser.
    public let address: String
    /// What a browser reads with; nil for other channels.
    public let subscription: PushSubscription?
    public let name: String
    public let language: Language
    public let date: Instant
    public let items: [Item]

    public struct Item: Sendable {
        public let id: MessageID
        public let title: Text
        public let body: Text
        public let path: String?
        /// Whether it is about the person's own account, of which they are told whatever they chose.
        public let isAboutAccount: Bool
        /// When telling it makes no more sense.
        public let expires: Instant?
    }
}

/// The words of a letter from its messages.
struct LetterWords {
    let subject: String
    let text: String
    let html: String

    /// - Parameter base: the address of the program, without a slash at its end.
    init(_ parcel: Parcel, base: String) {
        let language = parcel.language
        let items = parcel.items
        subject = items.count == 1 ? items[0].title(language) : OutboxTexts.several(items.count)(language)
        let hello = parcel.name.isEmpty ? "" : OutboxTexts.hello(parcel.name)(language)
        var foot = [OutboxTexts.automatic(language)]
        if !items.contains(where: \.isAboutAccount) {
            foot.append("\(OutboxTexts.choose(language)): \(base)/messages/preferences")
        }
        let pieces = items.map { item in
            let title = items.count == 1 ? [] : [item.title(language)]
            return title + [item.body(language)] + (item.path.map { [base + $0] } ?? [])
        }
        text =
            ([[hello].filter { !$0.isEmpty }] + pieces + [["-- "] + foot]).filter { !$0.isEmpty }
            .map { $0.joined(separator: "\r\n") }.joined(separator: "\r\n\r\n") + "\r\n"
        html = LetterWords.html(items, hello: hello, foot: foot, base: base, language)
    }

    private static func html(
        _ items: [Parcel.Item], hello: String, foot: [String], base: String, _ language: Language
    ) -> String {
        let blocks = items.map { item in
            let title = items.count == 1 ? "" : "<h2 style=\"font-size:1.1em\">\(escaped(item.title(language)))</h2>"
            let body = item.body(language).split(separator: "\n").map { "<p>\(escaped(String($0)))</p>" }.joined()
            let link = item.path.map { path in
                "<p><a href=\"\(escaped(base + path))\">\(escaped(OutboxTexts.open(language)))</a></p>"
            }
            return title + body + (link ?? "")
        }
        let end = foot.map(escaped).joined(separator: "<br>")
        return
            "<!DOCTYPE html><html lang=\"\(language.rawValue)\"><body style=\"font-family:sans-serif;line-height:1.5\">"
            + (hello.isEmpty ? "" : "<p>\(escaped(hello))</p>") + blocks.joined()
            + "<p style=\"color:#555;font-size:0.9em\">\(end)</p></body></html>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

/// The sentences around messages in a letter.
enum OutboxTexts {
    static func several(_ count: Int) -> Text { Text("Khuê: \(count) tin hôm nay", "Khuê: \(count) messages today") }
    static func hello(_ name: String) -> Text { Text("Kính gửi \(name),", "Dear \(name),") }
    static let open = Text("Mở trong Khuê", "Open in Khuê")
    static let automatic = Text("Thư tự động của Khuê, không cần trả lời.", "Sent by Khuê; please do not reply.")
    static let choose = Text("Chọn cách nhận tin", "Choose how you are told")
}
