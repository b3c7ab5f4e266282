import Base
import Files
import Testing

@Suite struct SheetRefusalTests {
    private func refused(_ bytes: [UInt8], name: String = "a.xlsx", limits: FileLimits = .standard) -> FileRefusal? {
        refusal { () throws(FileRefusal) in try Table.read(bytes: bytes, name: name, limits: limits) }
    }

    private let row = "<row><c t=\"inlineStr\"><is><t>Mã</t></is></c></row>"

    @Test func whatIsNoWorkbook() throws {
        #expect(refused([]) == .empty)
        #expect(refused(Array("Mã;Tên".utf8)) == .damaged)
        #expect(refused(Array("%PDF-1.4".utf8), name: "a.csv") == .unknownKind(".xlsx, .csv"))
        #expect(refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], name: "a.csv") == .unknownEncoding)
        #expect(refused(try Fixture.bytes("numbered.docx"), name: "a.xlsx") == .unknownKind(".xlsx, .csv"))
        #expect(refused(try Zip.make([("a.txt", [65])])) == .unknownKind(".xlsx, .csv"))
        #expect(refused([UInt8](repeating: 65, count: 100), name: "a.csv", limits: FileLimits(bytes: 99)) == .tooLarge)
    }

    @Test func lockedAndOldFiles() throws {
        let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        func wide(_ name: String) -> [UInt8] { name.utf8.flatMap { [$0, 0] } }
        #expect(refused(header) == .protected)
        #expect(refused(header + wide("EncryptedPackage")) == .protected)
        #expect(refused(header + wide("Workbook"), name: "a.xls") == .outdatedKind(use: ".xlsx"))
    }

    @Test func everyWayOfCuttingAWorkbookIsRefused() throws {
        let whole = try Zip.workbook(sheet: Zip.sheet(row))
        #expect(refused(whole) == nil)
        for length in stride(from: 5, to: whole.count - 1, by: 37) {
            #expect(refused(Array(whole.prefix(length))) != nil, "cut at \(length)")
        }
        #expect(refused(Array(whole.prefix(whole.count / 2))) == .damaged)
    }

    @Test func bytesTurnedOverNeverCrash() throws {
        var generator = Seeded(state: 11)
        let whole = try Fixture.bytes("mixed.xlsx")
        for _ in 0..<400 {
            var broken = whole
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                broken[Int.random(in: 0..<broken.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            _ = refused(broken)
        }
    }

    @Test func wrongXML() throws {
        let broken = try Zip.workbook(sheet: "<worksheet><sheetData><row>")
        #expect(refused(broken) == .wrongXML(part: "xl/worksheets/a.xml"))
        let afterRows = try Zip.workbook(sheet: "<worksheet><sheetData>\(row)</sheetData><open></worksheet>")
        #expect(refused(afterRows) == .wrongXML(part: "xl/worksheets/a.xml"))
        let entity =
            "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + Zip.sheet("<row><c><v>&x;</v></c></row>")
        #expect(refused(try Zip.workbook(sheet: entity)) == .wrongXML(part: "xl/worksheets/a.xml"))
        let backwards = Zip.sheet("<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>")
        #expect(refused(try Zip.workbook(sheet: backwards)) == .wrongXML(part: "xl/worksheets/a.xml"))
    }

    @Test func sheetsThatAreNotThere() throws {
        #expect(refused(try Zip.workbook(sheet: Zip.sheet(row), state: "state=\"hidden\"")) == .noSheet)
        #expect(refused(try Zip.workbook(sheet: Zip.sheet(""))) == .empty)
    }

    @Test func bombs() throws {
        let dense = try Zip.make([("xl/workbook.xml", [UInt8](repeating: 32, count: 30 << 20))])
        #expect(dense.count < 1 << 20)
        #expect(refused(dense) == .bomb)
        let many = try Zip.workbook(sheet: Zip.sheet(row))
        #expect(refused(many, limits: FileLimits(unpacked: 1000)) == .bomb)
        let wide = (1...50).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
        let refusalOfWide = refused(try Zip.workbook(sheet: Zip.sheet(wide)), limits: FileLimits(cells: 100_000))
        #expect(refusalOfWide == .tooManyCells(limit: 100_000))
        let commas = [UInt8](repeating: UInt8(ascii: ","), count: 5000)
        #expect(refused(commas, name: "a.csv", limits: FileLimits(cells: 1000)) == .tooManyCells(limit: 1000))
    }

    @Test(arguments: [
        FileRefusal.empty, .tooLarge, .tooManyCells(limit: 1), .unknownKind(".csv"),
        .outdatedKind(use: ".xlsx"), .damaged, .wrongXML(part: "a"), .protected, .bomb, .oldEncoding,
        .unknownEncoding, .noText, .missingProgram("a"), .tooSlow, .noSheet, .unknownSheet("a"), .openQuote(line: 1),
        .notWritten,
    ])
    func everyRefusalSaysWhyInBothLanguages(_ refusal: FileRefusal) {
        let same = refusal != .empty && refusal.explanation == FileRefusal.empty.explanation
        let vague = refusal != .damaged && refusal.explanation == FileRefusal.damaged.explanation
        #expect(!same && !vague)
        #expect(refusal.explanation.vi != refusal.explanation.en)
    }
}
