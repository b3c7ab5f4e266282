internal import Base

/// A document named in a text by its number: `131/QĐ-TTg`, `09/2021/TT-BGDĐT`, `18-NQ/TU`.
struct DocumentNumber: Sendable, Equatable {
    let number: String
    let kind: String?
    let issued: Day?
    /// Where the number begins and where the sentence goes on after number and day.
    let start: Int
    let end: Int

    /// All documents that a text names, in their order. One pass over the characters.
    static func all(in text: String) -> [DocumentNumber] {
        let characters = Array(text)
        var spans: [(start: Int, end: Int)] = []
        var index = 0
        while index < characters.count {
            if characters[index].isASCIIDigit, index == 0 || !characters[index - 1].isPartOfWord,
                let end = Scanner.number(characters, from: index)
            {
                spans.append((index, end))
                index = end
            } else {
                index += 1
            }
        }
        return spans.enumerated().map { position, span in
            let limit = position + 1 < spans.count ? spans[position + 1].start : characters.count
            let day = DayPhrase.first(characters, from: span.end, to: min(limit, span.end + 90))
            let number = String(characters[span.start..<span.end])
            return DocumentNumber(
                number: number, kind: kind(before: span.start, characters) ?? kind(ofNumber: number),
                issued: day?.day, start: span.start, end: day?.end ?? span.end)
        }
    }

    private static let kinds: [(words: String, name: String)] = [
        ("nghi dinh", "Nghị định"), ("nghi quyet", "Nghị quyết"), ("quyet dinh", "Quyết định"),
        ("thong tu", "Thông tư"), ("chi thi", "Chỉ thị"), ("ke hoach", "Kế hoạch"), ("thong bao", "Thông báo"),
        ("cong van", "Công văn"), ("van ban", "Văn bản"), ("huong dan", "Hướng dẫn"), ("luat", "Luật"),
        ("de an", "Đề án"),
    ]

    private static func kind(before start: Int, _ characters: [Character]) -> String? {
        var words = String(characters[max(0, start - 24)..<start]).folded
        if words.hasSuffix(" so") { words = String(words.dropLast(3)) }
        return kinds.first { words.hasSuffix($0.words) }?.name
    }

    /// By the abbreviation in the number, where the text gives no word (Decree 30/2020, annex III).
    private static func kind(ofNumber number: String) -> String? {
        let letters = number.split { $0 == "/" || $0 == "-" }.map(String.init)
        for (mark, name) in [
            ("NĐ", "Nghị định"), ("NQ", "Nghị quyết"), ("QĐ", "Quyết định"), ("TT", "Thông tư"), ("CT", "Chỉ thị"),
            ("KH", "Kế hoạch"), ("TB", "Thông báo"), ("HD", "Hướng dẫn"),
        ] where letters.contains(mark) { return name }
        return "Công văn"
    }
}

/// Reads the shapes of numbers and days.
enum Scanner {
    /// The end of a document number that begins here: digits, perhaps a year, then capitals with hyphens.
    static func number(_ text: [Character], from start: Int) -> Int? {
        var index = digits(text, from: start)
        guard index - start <= 5, index < text.count else { return nil }
        if text[index] == "/", let year = year(text, from: index + 1) { index = year }
        guard index + 1 < text.count, text[index] == "/" || text[index] == "-", text[index + 1].isUppercase else {
            return nil
        }
        let opened = text[index]
        index += 1
        let name = index
        while index < text.count, text[index].isLetter || isJoint(text, index) { index += 1 }
        while index > name, !text[index - 1].isLetter { index -= 1 }
        let letters = text[name..<index]
        let isLong = letters.filter(\.isUppercase).count >= 2
        return isLong && (opened == "/" || letters.contains("/")) ? index : nil
    }

    /// A hyphen, slash or ampersand between letters of a number.
    private static func isJoint(_ text: [Character], _ index: Int) -> Bool {
        "-/&".contains(text[index]) && index + 1 < text.count && text[index + 1].isUppercase
    }

    private static func year(_ text: [Character], from start: Int) -> Int? {
        let end = digits(text, from: start)
        return end - start == 4 && end < text.count && text[end] == "/" ? end : nil
    }

    static func digits(_ text: [Character], from start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isASCIIDigit { index += 1 }
        return index
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "/" || self == "-" }
}
