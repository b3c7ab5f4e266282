/// Workbooks made by the test itself byte by byte, for what people do to them in their spreadsheet program: merged
/// cells, hidden sheets, formulas, dates as numbers.
public struct HandmadeSheet {
    /// A row's cells as XML, already with their type.
    public var rows: [[String]]
    public var merged: [String] = []
    public var hiddenSheets: [String] = []

    public init(rows: [[String]], merged: [String] = [], hiddenSheets: [String] = []) {
        self.rows = rows
        self.merged = merged
        self.hiddenSheets = hiddenSheets
    }

    public static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    public static func number(_ number: String, style: Int = 0) -> String { "<c s=\"\(style)\"><v>\(number)</v></c>" }
    public static func formula(_ formula: String, _ result: String?) -> String {
        "<c t=\"str\"><f>\(formula)</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
    }
    public static func error(_ error: String) -> String { "<c t=\"e\"><f>1/0</f><v>\(error)</v></c>" }

    public var bytes: [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        let lines = rows.enumerated().map { "<row r=\"\($0 + 1)\">\($1.joined())</row>" }.joined()
        let ranges = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        let merges = merged.isEmpty ? "" : "<mergeCells>\(ranges)</mergeCells>"
        let hidden = hiddenSheets.enumerated().map {
            "<sheet name=\"\($1)\" sheetId=\"\($0 + 2)\" state=\"hidden\" r:id=\"r2\"/>"
        }.joined()
        func relation(_ id: Int, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"r\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
        }
        let styles =
            "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>"
        let parts = [
            (
                "_rels/.rels",
                "<Relationships \(package)>\(relation(1, "officeDocument", "xl/workbook.xml"))</Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook \(main) xmlns:r=\"\(office)\"><sheets>\(hidden)"
                    + "<sheet name=\"C1-HocSinh\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships \(package)>\(relation(1, "worksheet", "worksheets/a.xml"))"
                    + "\(relation(2, "worksheet", "worksheets/b.xml"))\(relation(3, "styles", "styles.xml"))"
                    + "</Relationships>"
            ),
            ("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>"),
            ("xl/worksheets/a.xml", "<worksheet \(main)><sheetData>\(lines)</sheetData>\(merges)</worksheet>"),
            (
                "xl/worksheets/b.xml",
                "<worksheet \(main)><sheetData><row r=\"1\">\(HandmadeSheet.text("bí mật"))</row></sheetData></worksheet>"
            ),
        ]
        return StoredZip.bytes(parts.map { ($0, Array($1.utf8)) })
    }
}

/// A zip file whose parts are stored as they are.
public enum StoredZip {
    public static func bytes(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var whole: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let offset = whole.count
            let name = Array(part.name.utf8)
            let size = little(part.bytes.count, 4)
            let common =
                little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(Int(checksum(part.bytes)), 4)
                + size + size + little(name.count, 2) + little(0, 2)
            whole += [0x50, 0x4B, 3, 4] + common + name + part.bytes
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(0, 4) + little(offset, 4) + name
        }
        let end =
            little(0, 2) + little(0, 2) + little(parts.count, 2) + little(parts.count, 2)
            + little(directory.count, 4) + little(whole.count, 4) + little(0, 2)
        return whole + directory + [0x50, 0x4B, 5, 6] + end
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
