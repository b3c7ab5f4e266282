/// Which styles of a workbook show their number as a day.
struct SheetStyles {
    private var showsDay: [Bool] = []

    init(_ part: ZipPart?) throws(FileRefusal) {
        guard let part else { return }
        let reader = try XMLReader(part)
        var formats = SheetStyles.builtIn
        var inCells = false
        while let event = try reader.next() {
            switch event {
            case .open("numFmt"):
                guard let id = reader.number("numFmtId"), let code = reader.attribute("formatCode") else { continue }
                if SheetStyles.isDay(code) { formats.insert(id) } else { formats.remove(id) }
            case .open("cellXfs"): inCells = true
            case .close("cellXfs"): inCells = false
            case .open("xf") where inCells: showsDay.append(formats.contains(reader.number("numFmtId") ?? 0))
            default: continue
            }
        }
    }

    func showsDay(_ style: Int?) -> Bool {
        guard let style, showsDay.indices.contains(style) else { return false }
        return showsDay[style]
    }

    /// The numbers of formats that need no code (ECMA-376, 18.8.30), those with a day; times of day are not among them.
    private static let builtIn = Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

    /// Whether a format code shows a day: a `y` or `d`, or an `m` without hours and seconds, outside of quotes.
    static func isDay(_ code: String) -> Bool {
        var letters: Set<UInt8> = []
        var isQuoted = false
        var isBracket = false
        var isEscaped = false
        for byte in code.utf8 {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: continue
            case UInt8(ascii: "["): isBracket = true
            case UInt8(ascii: "]"): isBracket = false
            case _ where isBracket: continue
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = true
            default: letters.insert(byte | 0x20)
            }
            if byte == UInt8(ascii: ";"), !isQuoted { break }
        }
        if letters.contains(UInt8(ascii: "y")) || letters.contains(UInt8(ascii: "d")) { return true }
        return letters.contains(UInt8(ascii: "m")) && letters.isDisjoint(with: [UInt8(ascii: "h"), UInt8(ascii: "s")])
    }
}
