import Base
import Files
import Testing

@Suite struct SheetReaderTests {
    private func rows(_ bytes: [UInt8], sheet: String? = nil) throws -> [SheetRow] {
        let reader = try SheetReader(bytes: bytes)
        let source = try reader.rows(of: reader.sheet(named: sheet))
        var rows: [SheetRow] = []
        while let row = try source.next() { rows.append(row) }
        return rows
    }

    private func texts(_ rows: String, strings: String = "", styles: String = "") throws -> [String] {
        let bytes = try Zip.workbook(sheet: Zip.sheet(rows), strings: strings, styles: styles)
        return try self.rows(bytes).flatMap { $0.cells.map { "\($0.column):\($0.kind):\($0.text)" } }
    }

    @Test func everyKindOfCellOfAnotherProgram() throws {
        let bytes = try Fixture.bytes("mixed.xlsx")
        let found = try rows(bytes)
        #expect(found.map(\.number) == [1, 2, 4])
        #expect(
            found[1].cells.map(\.text).prefix(6) == ["001", "Trường Mầm non A", "2023-09-05", "TRUE", "3", "#REF!"])
        #expect(found[1].cells.map(\.kind) == [.text, .text, .date, .boolean, .formula, .error, .number, .number])
        #expect(found[1].cells[7].text == "0.1")
        #expect(found[2].cells.map(\.isMerged) == [true])
        #expect(!found[1].cells.contains { $0.isMerged })
        let reader = try SheetReader(bytes: bytes)
        #expect(reader.sheets.map(\.name) == ["Trường", "Ẩn"])
        #expect(reader.sheets.map(\.isHidden) == [false, true])
        #expect(try reader.rows(of: reader.sheets[0]).mergedRanges == [MergedRange(rows: 4...5, columns: 0...2)])
        #expect(try rows(bytes, sheet: "Ẩn")[0].cells[0].text == "bí mật")
        #expect(refusal { () throws(FileRefusal) in try reader.sheet(named: "Không") } == .unknownSheet("Không"))
    }

    @Test func daysOfThe1904System() throws {
        #expect(
            try rows(Fixture.bytes("from1904.xlsx")).dropFirst().map { $0.cells[0].text } == [
                "2023-09-05", "1904-01-02",
            ])
    }

    @Test(arguments: [
        (
            "<row><c t=\"inlineStr\"><is><r><t>Tr</t></r><r><t xml:space=\"preserve\">ường </t></r></is></c></row>",
            "0:text:Trường "
        ),
        ("<row r=\"3\"><c r=\"C3\" t=\"s\"><v>1</v></c></row>", "2:text:hai dòng\nb"),
        ("<row><c t=\"s\"><v>0</v></c></row>", "0:text:a"),
        ("<row><c><v>1.5E7</v></c></row>", "0:number:15000000"),
        ("<row><c><v>3.0</v></c></row>", "0:number:3"),
        ("<row><c><v>-0.00120</v></c></row>", "0:number:-0.0012"),
        ("<row><c><v>0.30000000000000004</v></c></row>", "0:number:0.30000000000000004"),
        ("<row><c><v>12345678901234567890</v></c></row>", "0:number:12345678901234567890"),
        ("<row><c t=\"str\"><f>A1</f><v>x_x000D_y</v></c></row>", "0:formula:x\ry"),
        ("<row><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>", "0:error:#DIV/0!"),
        ("<row><c t=\"b\"><v>0</v></c></row>", "0:boolean:FALSE"),
        ("<row><c t=\"d\"><v>2023-09-05T00:00:00</v></c></row>", "0:date:2023-09-05"),
        ("<row><c s=\"1\"><v>1</v></c></row>", "0:date:1900-01-01"),
        ("<row><c s=\"1\"><v>59</v></c></row>", "0:date:1900-02-28"),
        ("<row><c s=\"1\"><v>60</v></c></row>", "0:number:60"),
        ("<row><c s=\"1\"><v>61</v></c></row>", "0:date:1900-03-01"),
        ("<row><c s=\"1\"><v>45174.75</v></c></row>", "0:date:2023-09-05"),
        ("<row><c s=\"2\"><v>45174</v></c></row>", "0:date:2023-09-05"),
        ("<row><c s=\"3\"><v>45174</v></c></row>", "0:number:45174"),
        ("<row><c s=\"4\"><v>45174</v></c></row>", "0:number:45174"),
        ("<row><c s=\"1\"><f>TODAY()</f><v>45174</v></c></row>", "0:formula:2023-09-05"),
        ("<row><c t=\"inlineStr\"><is><t>a\u{302}\u{301}</t></is></c></row>", "0:text:ấ"),
    ])
    func cells(_ row: String, _ expected: String) throws {
        let strings = "<si><t>a</t><rPh><t>no</t></rPh></si><si><r><t>hai </t></r><r><t>dòng\nb</t></r></si>"
        let styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd &quot;tháng&quot; mm;@\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0 &quot;đồng/day&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
            + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
            + "<xf numFmtId=\"21\"/></cellXfs>"
        #expect(try texts(row, strings: strings, styles: styles) == [expected])
    }

    @Test func aPrefixedSheetReadsAlike() throws {
        let sheet =
            "<x:worksheet xmlns:x=\"urn:x\"><x:sheetData><x:row r=\"7\"><x:c r=\"B7\"><x:v>5</x:v></x:c></x:row>"
            + "</x:sheetData><x:mergeCells><x:mergeCell ref=\"B6:C9\"/></x:mergeCells></x:worksheet>"
        let found = try rows(Zip.workbook(sheet: sheet))
        #expect(found.map(\.number) == [7])
        #expect(found[0].cells.map(\.isMerged) == [true])
    }
}
