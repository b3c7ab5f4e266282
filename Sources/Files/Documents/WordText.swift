internal import Base

/// The paragraphs of a .docx file, one a line, with the numbers that Word would print before them.
struct WordText {
    private let reader: XMLReader
    private let styles: WordStyles
    private var numbering: WordNumbering
    private var lines: [String] = []
    /// A thick book has some megabytes.
    private static let most = 64 << 20

    static func read(_ bytes: [UInt8], limits: FileLimits) throws(FileRefusal) -> String {
        let archive = try ZipArchive(bytes, limits: limits)
        let main = try PackageRelations(of: "", in: archive).path("officeDocument") ?? "word/document.xml"
        guard main.hasPrefix("word/"), let document = try archive.part(main, most: most) else {
            throw archive.names.contains { $0.hasPrefix("word/") } ? .damaged : .unknownKind(DocumentText.kinds)
        }
        let relations = try PackageRelations(of: main, in: archive)
        var text = WordText(
            reader: try XMLReader(document), styles: try WordStyles(try relations.part("styles", in: archive)),
            numbering: try WordNumbering(try relations.part("numbering", in: archive)))
        try text.readAll()
        guard text.lines.contains(where: { !$0.isEmpty }) else { throw .noText }
        return text.lines.joined(separator: "\n").composed
    }

    private init(reader: XMLReader, styles: WordStyles, numbering: WordNumbering) {
        self.reader = reader
        self.styles = styles
        self.numbering = numbering
    }

    private mutating func readAll() throws(FileRefusal) {
        while let event = try reader.next() {
            if case .open("p") = event { try paragraph() }
        }
    }

    /// One paragraph; paragraphs of a text box inside it come before it as lines of their own. Older drawings repeat
    /// the newer ones (`Fallback`), and text that was moved away stands in `moveFrom`: both are left out.
    private mutating func paragraph() throws(FileRefusal) {
        var text = ""
        var list = WordStyles.List()
        var isText = false
        while let event = try reader.next() {
            switch event {
            case .open("p"): try paragraph()
            case .open("pPr"): list = try properties()
            case .open("Fallback"): try reader.skip("Fallback")
            case .open("moveFrom"): try reader.skip("moveFrom")
            case .open("t"): isText = true
            case .close("t"): isText = false
            case .open("tab"), .open("ptab"): text += "    "
            case .open("br"), .open("cr"): text += "\n"
            case .open("noBreakHyphen"): text += "-"
            case .text(let piece): if isText { text += piece }
            case .close("p"): return end(text, list)
            default: continue
            }
        }
        throw .damaged
    }

    private mutating func end(_ text: String, _ list: WordStyles.List) {
        let marker = list.number.map { numbering.next($0, level: list.level ?? 0) } ?? ""
        lines.append(marker.isEmpty ? text : marker + " " + text)
        lines.append("")
    }

    /// The list to which a paragraph belongs, by itself or by its style; properties of before a change do not count.
    private func properties() throws(FileRefusal) -> WordStyles.List {
        var own = WordStyles.List()
        var style: String?
        while let event = try reader.next() {
            switch event {
            case .open("pStyle"): style = reader.attribute("val")
            case .open("ilvl"): own.level = reader.number("val")
            case .open("numId"): own.number = reader.attribute("val")
            case .open("pPrChange"): try reader.skip("pPrChange")
            case .close("pPr"): return own.completed(by: styles.list(of: style))
            default: continue
            }
        }
        throw .damaged
    }
}
