/// The automatic numbers of a Word document: levels with a format and a counter for each list.
struct WordNumbering {
    private var definitions: [String: [Int: Level]] = [:]
    private var lists: [String: String] = [:]
    /// Levels that a list begins anew, by list.
    private var restarts: [String: [Int: Int]] = [:]
    private var counters: [String: [Int: Int]] = [:]
    private static let levels = 0...8
    /// Of a pattern, which is repeated at every paragraph.
    private static let longest = 60

    private struct Level {
        var format = "decimal"
        var pattern = ""
        var start = 1
    }

    init(_ part: ZipPart?) throws(FileRefusal) {
        guard let part else { return }
        let reader = try XMLReader(part)
        var place = Place()
        while let event = try reader.next() {
            guard case .open(let name) = event else { continue }
            read(name, reader, &place)
        }
    }

    private struct Place {
        var definition: String?
        var list = ""
        var level = 0
    }

    private mutating func read(_ name: String, _ reader: XMLReader, _ place: inout Place) {
        switch name {
        case "abstractNum": place.definition = reader.attribute("abstractNumId") ?? ""
        case "num":
            place.definition = nil
            place.list = reader.attribute("numId") ?? ""
        case "abstractNumId": lists[place.list] = reader.attribute("val")
        case "lvl", "lvlOverride": place.level = reader.number("ilvl") ?? 0
        case "startOverride": restarts[place.list, default: [:]][place.level] = reader.number("val")
        case "start", "numFmt", "lvlText":
            guard let definition = place.definition else { return }
            set(name, reader, &definitions[definition, default: [:]][place.level, default: Level()])
        default: return
        }
    }

    private func set(_ name: String, _ reader: XMLReader, _ level: inout Level) {
        switch name {
        case "start": level.start = reader.number("val") ?? 1
        case "numFmt": level.format = reader.attribute("val") ?? "decimal"
        default: level.pattern = String((reader.attribute("val") ?? "").prefix(WordNumbering.longest))
        }
    }

    /// The number of the next paragraph of a list, as it is printed; empty for a list that is not known.
    mutating func next(_ list: String, level: Int) -> String {
        guard WordNumbering.levels.contains(level), let definition = lists[list],
            let levels = definitions[definition], let format = levels[level]
        else { return "" }
        var counts = counters[definition] ?? [:]
        if let fresh = restarts[list] {
            for (place, start) in fresh { counts[place] = start - 1 }
            restarts[list] = nil
        }
        counts[level] = (counts[level] ?? format.start - 1) + 1
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        counters[definition] = counts
        if format.format == "bullet" { return "-" }
        if format.format == "none" { return "" }
        var text = format.pattern
        for place in 0...level {
            let own = levels[place] ?? Level()
            text = text.replacing("%\(place + 1)", with: WordNumber.written(counts[place] ?? own.start, own.format))
        }
        return text
    }
}

/// One number in the ways in which Word writes it.
enum WordNumber {
    static func written(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": roman(number)
        case "lowerRoman": roman(number).lowercased()
        case "lowerLetter": letter(number)
        case "upperLetter": letter(number).uppercased()
        case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
        default: String(number)
        }
    }

    /// After z comes aa, then bb.
    private static func letter(_ number: Int) -> String {
        guard (1...780).contains(number) else { return String(number) }
        let letter = Character(Unicode.Scalar(UInt8(97 + (number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        let marks = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, mark) in marks {
            while rest >= value {
                text += mark
                rest -= value
            }
        }
        return text
    }
}
