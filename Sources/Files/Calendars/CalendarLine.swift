/// The lines of a calendar file: their escapes and their length.
enum CalendarLine {
    /// Text as a value: backslash, semicolon, comma and line ends escaped, other control characters left out.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(contentsOf: ["\\", "n"])
            case "\t": result.append(scalar)
            default: if scalar.value >= 32, scalar.value != 127 { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// An address is no text and is not escaped; it cannot hold blanks or control characters.
    static func address(_ url: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in url.unicodeScalars where scalar.value > 32 && scalar.value != 127 { result.append(scalar) }
        return String(result)
    }

    /// Lines of at most 75 octets without their end, never cut inside a letter with its marks unless it is longer.
    static func folded(_ line: String) -> String {
        guard line.utf8.count > 75 else { return line }
        var result = ""
        var width = 0
        for character in line {
            let pieces = character.utf8.count > 74 ? character.unicodeScalars.map(String.init) : [String(character)]
            for piece in pieces {
                if width + piece.utf8.count > 75 {
                    result += "\r\n "
                    width = 1
                }
                result += piece
                width += piece.utf8.count
            }
        }
        return result
    }
}
