/// The rows of one sheet from top to bottom; rows without any filled cell are passed over.
public final class SheetRows {
    /// All merged ranges of the sheet, in the order of the file.
    public let mergedRanges: [MergedRange]

    private let book: Workbook
    private let part: String
    private let xml: XMLReader
    private var merges: MergedCursor
    private var number = 0
    private var isDone = false

    init(_ sheet: SheetReader.Sheet, in book: Workbook) throws(FileRefusal) {
        guard let source = try book.archive.part(sheet.part) else { throw .damaged }
        mergedRanges = try MergedCursor.ranges(sheet.part, in: book.archive)
        merges = MergedCursor(mergedRanges)
        part = sheet.part
        xml = try XMLReader(source)
        self.book = book
    }

    /// The next row, or nil after the last one.
    public func next() throws(FileRefusal) -> SheetRow? {
        while !isDone, let event = try xml.next() {
            switch event {
            case .open("row"):
                let row = try row()
                if !row.cells.isEmpty { return row }
            case .close("sheetData"):
                isDone = true
                while try xml.next() != nil { continue }
            default: continue
            }
        }
        return nil
    }

    private func row() throws(FileRefusal) -> SheetRow {
        let place = xml.number("r") ?? number + 1
        guard place > number, place <= CellReference.rows else { throw .wrongXML(part: part) }
        number = place
        merges.move(to: number)
        var cells: [SheetRow.Cell] = []
        var column = -1
        while let event = try xml.next() {
            switch event {
            case .open("c"):
                let next = xml.attribute("r").map { CellReference($0)?.column ?? -1 } ?? column + 1
                guard next > column, next < CellReference.columns else { throw .wrongXML(part: part) }
                column = next
                if let (text, kind) = try value().read(book) {
                    cells.append(.init(column: column, text: text, kind: kind, isMerged: merges.covers(column)))
                }
            case .close("row"): return SheetRow(number: number, cells: cells)
            default: continue
            }
        }
        throw .wrongXML(part: part)
    }

    private func value() throws(FileRefusal) -> CellValue {
        var value = CellValue(type: xml.attribute("t") ?? "n", style: xml.number("s"))
        var isValue = false
        while let event = try xml.next() {
            switch event {
            case .open("v"): isValue = true
            case .close("v"): isValue = false
            case .open("f"): value.isFormula = true
            case .open("is"): value.inline = try SharedStrings.text(of: "is", xml)
            case .text(let piece): if isValue { value.text += piece }
            case .close("c"): return value
            default: continue
            }
        }
        throw .wrongXML(part: part)
    }
}
