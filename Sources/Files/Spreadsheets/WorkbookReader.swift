internal import Base

/// The first visible sheet of an XLSX workbook, row by row.
struct WorkbookReader {
    private let archive: ZipArchive
    private let strings: [String]
    private let dateStyles: Set<Int>
    private let sheet: String
    private let startsIn1904: Bool

    init(_ bytes: [UInt8]) throws(FileRefusal) {
        archive = try ZipArchive(bytes)
        guard let workbook = try archive.read("xl/workbook.xml") else {
            throw archive.names.contains { $0.contains("word/") } ? .unknownKind(".xlsx, .csv") : .damaged
        }
        let (relation, is1904) = try WorkbookReader.firstVisible(workbook)
        startsIn1904 = is1904
        let relations = try WorkbookReader.relations(try archive.read("xl/_rels/workbook.xml.rels") ?? [])
        guard let relation, let target = relations[relation] else { throw .noSheet }
        sheet = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        strings = try WorkbookReader.sharedStrings(try archive.read("xl/sharedStrings.xml"))
        dateStyles = try WorkbookReader.dateStyles(try archive.read("xl/styles.xml"))
    }

    private static func firstVisible(_ xml: [UInt8]) throws(FileRefusal) -> (relation: String?, is1904: Bool) {
        let reader = try XMLReader(xml)
        var relation: String?
        var is1904 = false
        while let event = try reader.next() {
            if case .open("workbookPr") = event { is1904 = ["1", "true"].contains(reader.attribute("date1904") ?? "") }
            guard case .open("sheet") = event, relation == nil else { continue }
            let isHidden = ["hidden", "veryHidden"].contains(reader.attribute("state") ?? "")
            if !isHidden { relation = reader.attribute("r:id") }
        }
        return (relation, is1904)
    }

    private static func relations(_ xml: [UInt8]) throws(FileRefusal) -> [String: String] {
        guard !xml.isEmpty else { return [:] }
        let reader = try XMLReader(xml)
        var targets: [String: String] = [:]
        while let event = try reader.next() {
            guard case .open("Relationship") = event, let id = reader.attribute("Id") else { continue }
            targets[id] = reader.attribute("Target")
        }
        return targets
    }

    private static func sharedStrings(_ xml: [UInt8]?) throws(FileRefusal) -> [String] {
        guard let xml else { return [] }
        let reader = try XMLReader(xml)
        var strings: [String] = []
        var text = ""
        var isText = false
        var isPhonetic = false
        while let event = try reader.next() {
            switch event {
            case .open("si"): text = ""
            case .open("rPh"): isPhonetic = true
            case .close("rPh"): isPhonetic = false
            case .open("t"): isText = !isPhonetic
            case .close("t"): isText = false
            case .text(let piece): if isText { text += piece }
            case .close("si"): strings.append(text)
            default: continue
            }
        }
        return strings
    }

    /// The styles whose number format shows a day.
    private static func dateStyles(_ xml: [UInt8]?) throws(FileRefusal) -> Set<Int> {
        guard let xml else { return [] }
        let reader = try XMLReader(xml)
        var formats: Set<Int> = Set(14...22).union([45, 46, 47])
        var styles: Set<Int> = []
        var inCells = false
        var index = 0
        while let event = try reader.next() {
            switch event {
            case .open("numFmt"):
                let code = (reader.attribute("formatCode") ?? "").lowercased()
                if code.contains("yy") || code.contains("d/m") || code.contains("mmm") {
                    if let id = reader.attribute("numFmtId").flatMap({ Int($0) }) { formats.insert(id) }
                }
            case .open("cellXfs"): inCells = true
            case .close("cellXfs"): inCells = false
            case .open("xf") where inCells:
                if let id = reader.attribute("numFmtId").flatMap({ Int($0) }), formats.contains(id) {
                    styles.insert(index)
                }
                index += 1
            default: continue
            }
        }
        return styles
    }

    func rows() throws(FileRefusal) -> [Table.Row] {
        guard let xml = try archive.read(sheet) else { throw .noSheet }
        let reader = try XMLReader(xml)
        var rows: [Table.Row] = []
        var cells: [String] = []
        var number = 0
        var cell = Cell()
        var isValue = false
        while let event = try reader.next() {
            switch event {
            case .open("row"):
                number = reader.attribute("r").flatMap { Int($0) } ?? number + 1
                cells = []
            case .open("c"):
                cell = Cell(
                    column: Cell.column(reader.attribute("r")) ?? cells.count, kind: reader.attribute("t") ?? "n",
                    style: reader.attribute("s").flatMap { Int($0) } ?? 0)
            case .open("v"), .open("t"): isValue = true
            case .close("v"), .close("t"): isValue = false
            case .text(let piece): if isValue { cell.text += piece }
            case .close("c"):
                guard cell.column < 16_384 else { throw .damaged }
                while cells.count < cell.column { cells.append("") }
                cells.append(value(of: cell))
            case .close("row"): rows.append(Table.Row(number: number, cells: cells))
            default: continue
            }
        }
        return rows
    }

    private struct Cell {
        var column = 0
        var kind = "n"
        var style = 0
        var text = ""

        /// `C7` is column 2.
        static func column(_ reference: String?) -> Int? {
            guard let reference else { return nil }
            var column = 0
            for byte in reference.utf8 {
                guard (65...90).contains(byte) else { break }
                column = column * 26 + Int(byte - 64)
                if column > 16_384 { return column }
            }
            return column == 0 ? nil : column - 1
        }
    }

    private func value(of cell: Cell) -> String {
        switch cell.kind {
        case "s":
            guard let index = Int(cell.text), strings.indices.contains(index) else { return "" }
            return strings[index].composed.trimmed
        case "b": return cell.text == "1" ? "TRUE" : "FALSE"
        case "n":
            if dateStyles.contains(cell.style), let day = day(cell.text) { return day.iso }
            return cell.text
        default: return cell.text.composed.trimmed
        }
    }

    /// The day of a serial number in the 1900 or 1904 system; Excel believes that 1900 was a leap year.
    private func day(_ serial: String) -> Day? {
        guard let number = Double(serial), number >= 1, number < 2_958_466 else { return nil }
        let days = Int(number)
        if startsIn1904 { return Day(daysSinceEpoch: days - 24_107) }
        return Day(daysSinceEpoch: days - (days > 59 ? 25_569 : 25_568))
    }
}
