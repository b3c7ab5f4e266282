public import Base

/// What came of reading a letter: the letter, where each clause stands in the source, and what could not be read.
public struct Reading: Sendable, Equatable {
    public let letter: Letter
    /// The lines of the source, cleaned; line 1 is `lines[0]`.
    public let lines: [String]
    /// The first and last line of each clause, by its path.
    public let places: [String: ClosedRange<Int>]
    public let unread: [UnreadLine]
}

/// A line of the source that belongs to no part of the letter that is known.
public struct UnreadLine: Sendable, Equatable {
    /// Counted from 1.
    public let line: Int
    public let text: String
    public let reason: Text
}

/// The text is not a letter that can be read.
public enum LetterRefusal: Refusal, Equatable {
    case empty
    case tooLarge
    case noLetter

    public var explanation: Text {
        switch self {
        case .empty:
            Text("Tệp không có chữ nào để đọc.", "The file holds no text.")
        case .tooLarge:
            Text(
                "Văn bản quá dài (hơn 4 MB chữ), không phải một công văn.",
                "The text is too long (over 4 MB) to be an official letter.")
        case .noLetter:
            Text(
                "Đây không giống một công văn hướng dẫn: không tìm thấy mục đánh số I, II hoặc A, B. Kiểm tra lại tệp.",
                "This does not look like a letter of guidance: it has no sections numbered I, II or A, B. Check the file."
            )
        }
    }
}
