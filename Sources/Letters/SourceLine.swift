internal import Base

/// One line of the source after cleaning: composed, with ordinary blanks and dashes.
struct SourceLine: Sendable, Equatable {
    /// Counted from 1.
    let number: Int
    /// With its indentation and inner gaps, which tell columns apart.
    let text: String
    let trimmed: String
    /// A page number or page mark, which carries nothing.
    let isFurniture: Bool

    var isBlank: Bool { trimmed.isEmpty }

    static func all(of text: String) -> [SourceLine] {
        let composed = text.composed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var lines: [SourceLine] = []
        var afterBreak = false
        for (index, raw) in composed.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let breaks = raw.unicodeScalars.contains("\u{0C}")
            let clean = cleaned(raw)
            let trimmed = clean.trimmed
            let standsAlone = lines.last?.isBlank ?? true
            let isNumber = (breaks || afterBreak || standsAlone) && isPageNumber(trimmed)
            let isLink =
                trimmed.hasPrefix("mailto:") || trimmed.hasPrefix("http") && !trimmed.contains(" ") && standsAlone
            lines.append(
                SourceLine(number: index + 1, text: clean, trimmed: trimmed, isFurniture: isNumber || isLink))
            afterBreak = breaks || (afterBreak && trimmed.isEmpty)
        }
        return lines
    }

    private static func cleaned(_ raw: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            switch scalar.value {
            case 0x0C, 0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF: continue
            case 0xA0, 0x202F, 0x2007: scalars.append(" ")
            case 0x09: scalars.append(contentsOf: "    ".unicodeScalars)
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212: scalars.append("-")
            case 0x2022, 0x25CF, 0xF0B7: scalars.append("-")
            default: if scalar.value >= 32 { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }

    private static func isPageNumber(_ text: String) -> Bool {
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The cells of a line whose columns stand side by side, as a layout-keeping extraction prints them.
    var cells: [String] {
        var cells: [String] = []
        var cell = ""
        var blanks = 0
        for character in trimmed {
            if character == " " {
                blanks += 1
                continue
            }
            if blanks >= 3 {
                cells.append(cell)
                cell = ""
            } else if blanks > 0 {
                cell.append(" ")
            }
            blanks = 0
            cell.append(character)
        }
        if !cell.isEmpty { cells.append(cell) }
        return cells
    }
}
