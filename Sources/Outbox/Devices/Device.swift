public import Base
internal import Foundation
internal import WebPush

public enum DeviceTag {}
/// A browser that a person lets Khuê tell something.
public typealias DeviceID = ID<DeviceTag>

/// A device as its person sees it.
public struct DeviceLine: Sendable {
    public let id: DeviceID
    public let name: String
    /// The push service of its browser.
    public let service: String
    public let created: Instant
    /// When something was last handed over for it.
    public let told: Instant?
}

/// What a browser is told: what waits and where it leads, nothing else. It stands on a screen that others may see, so no
/// body goes out, and titles name no child.
struct PushWords: Encodable {
    let title: String
    /// Within the program; the page behind it asks who one is.
    let path: String
    /// The same however often it is tried: a browser shows what it is told again in place of the first.
    let tag: String

    private static let longest = 180

    init(_ parcel: Parcel) {
        let only = parcel.items.count == 1 ? parcel.items.first : nil
        let whole = (only?.title ?? OutboxTexts.several(parcel.items.count))(parcel.language)
        title = whole.count > PushWords.longest ? whole.prefix(PushWords.longest) + "…" : whole
        path = only.map { "/messages/\($0.id)" } ?? "/messages"
        tag = parcel.lead.text
    }

    var bytes: [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { Array($0) }
    }
}

extension PushMessage {
    /// - Parameter now: the time of the program, by which messages expire.
    init?(_ parcel: Parcel, now: Instant) {
        guard let words = PushWords(parcel).bytes else { return nil }
        let isUrgent = parcel.items.contains(where: \.isAboutAccount)
        let left = parcel.items.compactMap { $0.expires?.seconds(since: now) }.max()
        self.init(
            words: words, seconds: max(0, min(left ?? DeliveryTime.pushPatience, DeliveryTime.pushPatience)),
            urgency: isUrgent ? .high : parcel.items.count > 1 ? .low : .normal,
            topic: parcel.lead.text.filter { $0 != "-" })
    }
}
