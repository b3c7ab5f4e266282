import Files
import Testing

@testable import Files

@Suite struct WordTests {
    private func text(_ body: String, numbering: String = "", styles: String = "") throws -> [String] {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func part(_ root: String, _ inner: String) -> [UInt8] {
            Array("<w:\(root) xmlns:w=\"w\" xmlns:m=\"m\">\(inner)</w:\(root)>".utf8)
        }
        let relations =
            "<Relationships><Relationship Id=\"a\" Type=\"\(kind)/numbering\" Target=\"n.xml\"/>"
            + "<Relationship Id=\"b\" Type=\"\(kind)/styles\" Target=\"s.xml\"/></Relationships>"
        let bytes = try Zip.make([
            ("word/document.xml", part("document", "<w:body>\(body)</w:body>")),
            ("word/n.xml", part("numbering", numbering)),
            ("word/s.xml", part("styles", styles)), ("word/_rels/document.xml.rels", Array(relations.utf8)),
        ])
        return try DocumentText.read(bytes: bytes, name: "a.docx").split(separator: "\n").map(String.init)
    }

    private func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    private func list(_ number: Int, _ level: Int = 0) -> String {
        "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
    }

    private let numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"
        + "<w:lvlText w:val=\"Điều %1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>"
        + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"

    @Test func numbersComeFromStylesAndBeginAnew() throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr>\(list(1))</w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Base\"/></w:style>"
        let style = "<w:pStyle w:val=\"Child\"/>"
        let body =
            paragraph("a", style) + paragraph("b", list(1, 1)) + paragraph("c", style) + paragraph("d", list(1, 1))
            + paragraph("e", list(2)) + paragraph("f", style + list(0)) + paragraph("g", list(9))
            + paragraph("h", list(2, 77))
        #expect(
            try text(body, numbering: numbering, styles: styles) == [
                "Điều 3. a", "a) b", "Điều 4. c", "a) d", "Điều 1. e", "f", "g", "h",
            ])
    }

    @Test func whatIsNotPartOfTheTextIsLeftOut() throws {
        let body =
            "<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
            + "<w:ins><w:r><w:t xml:space=\"preserve\">thêm </w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:t>đủ</w:t></w:r></w:p>"
            + "<w:p><w:r><m:AlternateContent><m:Choice><w:txbxContent>\(paragraph("trong khung"))</w:txbxContent></m:Choice>"
            + "<m:Fallback><w:txbxContent>\(paragraph("trong khung"))</w:txbxContent></m:Fallback></m:AlternateContent><w:t>ngoài</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:pPrChange><w:pPr>\(list(1))</w:pPr></w:pPrChange></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        #expect(try text(body, numbering: numbering) == ["thêm đủ", "trong khung", "ngoài", "x"])
    }

    @Test func aLongPatternIsNotRepeatedAtEveryParagraph() throws {
        let long = numbering.replacing("Điều %1.", with: "%1." + String(repeating: "x", count: 100_000))
        let lines = try text(paragraph("a", list(1)) + paragraph("b", list(1)), numbering: long)
        #expect(lines.allSatisfy { $0.count < 100 } && lines.count == 2)
    }

    @Test(arguments: [
        (1, "upperRoman", "I"), (14, "upperRoman", "XIV"), (1999, "upperRoman", "MCMXCIX"), (4, "lowerRoman", "iv"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (0, "lowerLetter", "0"), (-5, "upperRoman", "-5"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"), (99_999_999, "lowerLetter", "99999999"),
    ])
    func numbers(_ number: Int, _ format: String, _ expected: String) {
        #expect(WordNumber.written(number, format) == expected)
    }
}
