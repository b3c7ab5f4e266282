internal import Base
internal import Database
internal import Foundation

/// The photograph of a child: drawn anew, without what the camera wrote into it; kept while somebody agrees to it
/// (Law 91/2025/QH15: a picture of a child is personal data, and the one who answers for the child agrees).
struct Photo: Sendable, Equatable {
    /// The frame in which photographs for cards are kept, in points.
    static let width = 480
    static let height = 640

    /// A JPEG.
    let bytes: [UInt8]
    let width: Int
    let height: Int
    /// Who agreed for the child, and when.
    let agreedBy: String
    let agreedOn: Day
}

/// A picture as text, since that is what both engines hold.
struct PhotoContent: Storable, Equatable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var stored: StoredValue { .text(Data(bytes).base64EncodedString()) }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value, let data = Data(base64Encoded: text) else { return nil }
        bytes = Array(data)
    }
}

/// What a picture may be; pure.
enum PhotoRules {
    /// Nobody agrees on a day to come.
    static func problem(agreedOn day: Day, today: Day) -> Text? { day > today ? PhotoTexts.dayToCome : nil }
}
