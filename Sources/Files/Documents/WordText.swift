internal import Base

/// The paragraphs of a .docx file, one a line, with the numbers that Word would print before them.
enum WordText {
    static func read(_ bytes: [UInt8]) throws(FileRefusal) -> String {
        let archive = try ZipArchive(bytes)
        guard let document = try archive.read("word/document.xml") else {
            throw archive.names.contains("xl/workbook.xml") ? .unknownKind(".txt, .docx, .pdf") : .damaged
        }
        var numbering = try WordNumbering(try archive.read("word/numbering.xml"))
        return try paragraphs(document, &numbering).joined(separator: "\n").composed
    }

    private static func paragraphs(_ document: [UInt8], _ numbering: inout WordNumbering) throws(FileRefusal)
        -> [String]
    {
        let reader = try XMLReader(document)
        var lines: [String] = []
        var text = ""
        var isText = false
        var level = 0
        var list: String?
        while let event = try reader.next() {
            switch event {
            case .open("p"):
                text = ""
                list = nil
                level = 0
            case .open("t"): isText = true
            case .open("tab"): text += "    "
            case .open("br"), .open("cr"): text += "\n"
            case .open("noBreakHyphen"): text += "-"
            case .open("ilvl"): level = reader.attribute("w:val").flatMap { Int($0) } ?? 0
            case .open("numId"): list = reader.attribute("w:val")
            case .close("t"): isText = false
            case .close("p"):
                let marker = list.map { numbering.next($0, level: level) } ?? ""
                lines.append(marker.isEmpty ? text : marker + " " + text)
                lines.append("")
            case .text(let piece): if isText { text += piece }
            default: continue
            }
        }
        return lines
    }
}

/// The automatic numbers of a Word document: levels with a format and a counter for each list.
struct WordNumbering {
    private struct Level {
        var format = "decimal"
        var pattern = "%1."
        var start = 1
    }

    private var abstract: [String: [Int: Level]] = [:]
    private var lists: [String: String] = [:]
    private var counters: [String: [Int: Int]] = [:]

    init(_ xml: [UInt8]?) throws(FileRefusal) {
        guard let xml else { return }
        let reader = try XMLReader(xml)
        var definition = ""
        var level = 0
        var list = ""
        while let event = try reader.next() {
            guard case .open(let name) = event else { continue }
            let value = reader.attribute("w:val") ?? ""
            switch name {
            case "abstractNum": definition = reader.attribute("w:abstractNumId") ?? ""
            case "lvl": level = reader.attribute("w:ilvl").flatMap { Int($0) } ?? 0
            case "start": abstract[definition, default: [:]][level, default: Level()].start = Int(value) ?? 1
            case "numFmt": abstract[definition, default: [:]][level, default: Level()].format = value
            case "lvlText": abstract[definition, default: [:]][level, default: Level()].pattern = value
            case "num": list = reader.attribute("w:numId") ?? ""
            case "abstractNumId": lists[list] = value
            default: continue
            }
        }
    }

    /// The number of the next paragraph of a list, as it is printed; empty for a list that is not known.
    mutating func next(_ list: String, level: Int) -> String {
        guard let definition = lists[list], let levels = abstract[definition], let format = levels[level] else {
            return ""
        }
        if format.format == "bullet" { return "-" }
        if format.format == "none" { return "" }
        var counts = counters[definition] ?? [:]
        counts[level] = (counts[level] ?? format.start - 1) + 1
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        counters[definition] = counts
        var text = format.pattern
        for place in 0...level {
            let own = levels[place] ?? Level()
            text = text.replacing("%\(place + 1)", with: WordNumbering.written(counts[place] ?? own.start, own.format))
        }
        return text
    }

    private static func written(_ number: Int, _ format: String) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        switch format {
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "lowerLetter": return String(letters[(number - 1) % 26])
        case "upperLetter": return String(letters[(number - 1) % 26]).uppercased()
        default: return String(number)
        }
    }

    private static func roman(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, mark) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                text += mark
                rest -= value
            }
        }
        return text
    }
}
