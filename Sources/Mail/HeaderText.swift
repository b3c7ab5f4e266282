internal import Foundation

/// Words in a header: never more than one line, and ASCII on the wire.
enum HeaderText {
    /// The text on one line: what would end a header or is not seen becomes a blank.
    static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBreak =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value)
            scalars.append(isBreak ? " " : scalar)
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }

    /// Encoded words (RFC 2047) of at most 75 characters, folded; letters, digits and blanks alone stay as they are.
    static func encoded(_ text: String) -> String {
        let text = line(text)
        let isPlain = text.utf8.count <= 60 && text.utf8.allSatisfy(isPlain)
        if isPlain { return text }
        return pieces(text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// Letters, digits, blank, hyphen: what needs no quotation in a name or a subject.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Pieces of at most 42 bytes, cut between characters.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var current = String.UnicodeScalarView()
        var size = 0
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if size + width > 42 {
                pieces.append(String(current))
                current = String.UnicodeScalarView()
                size = 0
            }
            current.append(scalar)
            size += width
        }
        return pieces + [String(current)]
    }
}
