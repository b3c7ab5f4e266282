internal import Base

/// What the cells of all sheets of a workbook need to be understood, and which sheets there are.
struct Workbook {
    let archive: ZipArchive
    let sheets: [SheetReader.Sheet]
    let strings: SharedStrings
    let styles: SheetStyles
    let startsIn1904: Bool

    static let kinds = ".xlsx, .csv"

    init(_ bytes: [UInt8], limits: FileLimits) throws(FileRefusal) {
        let archive = try ZipArchive(bytes, limits: limits)
        let main = try PackageRelations(of: "", in: archive).path("officeDocument") ?? "xl/workbook.xml"
        guard main.hasSuffix(".xml"), !main.hasPrefix("word/"), !main.hasPrefix("ppt/"),
            let part = try archive.part(main, most: PackageRelations.most)
        else {
            throw archive.names.contains { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }
                ? .damaged
                : .unknownKind(Workbook.kinds)
        }
        let relations = try PackageRelations(of: main, in: archive)
        (sheets, startsIn1904) = try Workbook.read(part, relations)
        guard !sheets.isEmpty else { throw .noSheet }
        strings = try SharedStrings(
            try relations.part("sharedStrings", in: archive, most: .max), limit: limits.cells)
        styles = try SheetStyles(try relations.part("styles", in: archive))
        self.archive = archive
    }

    /// Sheets of charts and macros have no cells and are left out.
    private static func read(
        _ part: ZipPart, _ relations: PackageRelations
    ) throws(FileRefusal) -> ([SheetReader.Sheet], Bool) {
        let reader = try XMLReader(part)
        var sheets: [SheetReader.Sheet] = []
        var startsIn1904 = false
        while let event = try reader.next() {
            switch event {
            case .open("workbookPr"): startsIn1904 = ["1", "true"].contains(reader.attribute("date1904") ?? "")
            case .open("sheet"):
                guard let name = reader.attribute("name"), let id = reader.attribute("id"),
                    let relation = relations.all[id], relation.kind == "worksheet"
                else { continue }
                let isHidden = ["hidden", "veryHidden"].contains(reader.attribute("state") ?? "")
                sheets.append(.init(name: name.composed, isHidden: isHidden, part: relation.part))
            default: continue
            }
        }
        return (sheets, startsIn1904)
    }
}
