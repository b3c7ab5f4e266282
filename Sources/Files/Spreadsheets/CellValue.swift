internal import Base

/// A cell as it stands in the file, before its text is known.
struct CellValue {
    let type: String
    let style: Int?
    var text = ""
    /// The text of `<is>`, composed already.
    var inline: String?
    var isFormula = false

    /// The text and kind of the cell; nil when it holds nothing.
    func read(_ book: Workbook) -> (text: String, kind: SheetRow.Kind)? {
        if let inline { return named(inline, .text) }
        guard !text.isEmpty else { return nil }
        switch type {
        case "s": return named(Int(text).flatMap { book.strings[$0] } ?? "", .text)
        case "b": return named(text == "1" || text == "true" ? "TRUE" : "FALSE", .boolean)
        case "e": return (text, .error)
        case "d": return named(Day(iso: text.prefix(10))?.iso ?? text, .date)
        case "n", "": return number(book)
        default: return named(SharedStrings.unescaped(text).composed, .text)
        }
    }

    private func named(_ text: String, _ kind: SheetRow.Kind) -> (text: String, kind: SheetRow.Kind)? {
        text.isEmpty ? nil : (text, isFormula ? .formula : kind)
    }

    private func number(_ book: Workbook) -> (text: String, kind: SheetRow.Kind)? {
        let plain = text.trimmed
        if book.styles.showsDay(style), let day = SerialDay.day(plain, startsIn1904: book.startsIn1904) {
            return named(day.iso, .date)
        }
        return named(PlainNumber.text(plain), .number)
    }
}

/// The numbers by which spreadsheets count days.
enum SerialDay {
    /// The day of a serial number; the part of the day after the point is left out.
    ///
    /// The 1900 system believes that 29 February 1900 existed: its number 60 is no day.
    static func day(_ serial: String, startsIn1904: Bool) -> Day? {
        guard let number = Double(serial), number >= 0, number < 2_958_466 else { return nil }
        let days = Int(number)
        if startsIn1904 { return days < 2_957_004 ? Day(daysSinceEpoch: days - 24_107) : nil }
        guard days >= 1, days != 60 else { return nil }
        return Day(daysSinceEpoch: days - (days > 60 ? 25_569 : 25_568))
    }
}

/// Decimal numbers without exponent and without a nought after the point, exactly as large as they were.
enum PlainNumber {
    /// `1.5E7` becomes `15000000`, `3.0` becomes `3`; what is not a number or too long to write out stays as it is.
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
            return text
        }
        let isNegative = text.hasPrefix("-")
        let halves = text.dropFirst(isNegative ? 1 : 0).split(omittingEmptySubsequences: false) {
            $0 == "E" || $0 == "e"
        }
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent = halves.count == 1 ? 0 : Int(halves[1]), halves.count <= 2, parts.count <= 2,
            abs(exponent) <= 40
        else { return text }
        let fraction = parts.count == 2 ? parts[1] : ""
        let digits = Array((parts[0] + fraction).utf8)
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return text }
        let written = place(digits, point: parts[0].utf8.count + exponent)
        return isNegative && written != "0" ? "-" + written : written
    }

    private static func place(_ digits: [UInt8], point: Int) -> String {
        let nought = UInt8(ascii: "0")
        var whole = Array(digits.prefix(max(0, point)))
        var fraction = Array(digits.dropFirst(max(0, point)))
        whole += Array(repeating: nought, count: max(0, point - digits.count))
        fraction = Array(repeating: nought, count: max(0, -point)) + fraction
        while fraction.last == nought { fraction.removeLast() }
        whole = Array(whole.drop { $0 == nought })
        if whole.isEmpty { whole = [nought] }
        return String(decoding: fraction.isEmpty ? whole : whole + [UInt8(ascii: ".")] + fraction, as: UTF8.self)
    }
}
