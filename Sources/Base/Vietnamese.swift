internal import Foundation

extension String {
    /// A name of a person that was typed in capitals as it is written; every other name as it was typed, with single
    /// blanks.
    public var personName: String {
        let name = tidy.split(separator: " ").joined(separator: " ")
        guard name == name.uppercased(), name != name.lowercased(), name.count > 3 else { return name }
        return name.split(separator: " ").map { word in
            word.prefix(1).uppercased() + word.dropFirst().lowercased()
        }.joined(separator: " ")
    }

    /// Without white space at both ends.
    public var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// For searching: lower case, without tone or vowel marks, đ as d, white space runs as one blank.
    ///
    /// `"Đường  Láng"` and `"duong lang"` fold alike.
    public var folded: String {
        if let quick = Folding.ascii(self) { return quick }
        return Folding.full(self)
    }

    /// For ordering by Vietnamese rules of letters (a ă â b … d đ e ê …) and tones (ngang huyền hỏi ngã sắc nặng),
    /// as bytes that any engine compares alike. Letters decide first, tones only between equal letters.
    public var sortKey: String { Collation.key(self) }

    /// For ordering people: the given name, then the rest, both as ``sortKey``.
    public var personSortKey: String {
        let words = composed.split(whereSeparator: \.isWhitespace)
        guard let given = words.last else { return "" }
        return Collation.key(String(given)) + " " + Collation.key(words.dropLast().joined(separator: " "))
    }
}

enum Folding {
    /// The common case without allocation of scalars: nil when a byte is not ASCII.
    static func ascii(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
            case 9, 10, 13, 32: if let last = bytes.last, last != 32 { bytes.append(32) }
            default: bytes.append(byte)
            }
        }
        if bytes.last == 32 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func full(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.takenApart.unicodeScalars {
            switch scalar.value {
            case 0x300...0x36F: continue
            case 0x111: result.append("d")
            default:
                if scalar.properties.isWhitespace {
                    if let last = result.last, last != " " { result.append(" ") }
                } else {
                    result.append(scalar)
                }
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }
}

/// Vietnamese collation (TCVN 6909 order of letters and tones) as a byte string.
enum Collation {
    private static let tones: [UInt32: UInt8] = [0x300: 1, 0x309: 2, 0x303: 3, 0x301: 4, 0x323: 5]

    static func key(_ text: String) -> String {
        var letters: [UInt8] = []
        var marks: [UInt8] = []
        for scalar in text.takenApart.unicodeScalars {
            append(scalar, to: &letters, marks: &marks)
        }
        while letters.last == UInt8(ascii: " ") { letters.removeLast() }
        while marks.last == UInt8(ascii: "0") { marks.removeLast() }
        return String(decoding: letters + [UInt8(ascii: " "), UInt8(ascii: "!")] + marks, as: UTF8.self)
    }

    /// Letters become themselves followed by a digit that orders ă after a, â after ă, đ after d, ê, ô, ơ, ư.
    private static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt8], marks: inout [UInt8]) {
        switch scalar.value {
        case 0x306: raise(&letters, to: 1)
        case 0x302: raise(&letters, to: letters.dropLast().last == UInt8(ascii: "a") ? 2 : 1)
        case 0x31B: raise(&letters, to: letters.dropLast().last == UInt8(ascii: "u") ? 1 : 2)
        case 0x111:
            letters += [UInt8(ascii: "d"), UInt8(ascii: "1")]
            marks.append(UInt8(ascii: "0"))
        case 0x300, 0x301, 0x303, 0x309, 0x323:
            if !marks.isEmpty { marks[marks.count - 1] = UInt8(ascii: "0") + (tones[scalar.value] ?? 0) }
        case UInt32(UInt8(ascii: "a"))...UInt32(UInt8(ascii: "z")):
            letters += [UInt8(scalar.value), UInt8(ascii: "0")]
            marks.append(UInt8(ascii: "0"))
        default:
            if scalar.properties.isWhitespace {
                if let last = letters.last, last != UInt8(ascii: " ") { letters.append(UInt8(ascii: " ")) }
            } else {
                letters += Array(String(scalar).utf8)
                marks.append(UInt8(ascii: "0"))
            }
        }
    }

    private static func raise(_ letters: inout [UInt8], to rank: UInt8) {
        guard !letters.isEmpty else { return }
        letters[letters.count - 1] = UInt8(ascii: "0") + rank
    }
}
