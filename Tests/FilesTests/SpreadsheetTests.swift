import Base
import Files
import Testing

struct SpreadsheetTests {
    private let rows: [[SheetCell]] = [
        [.text("01001301"), .text("Trường Mầm non “Đường Lâm”, cơ sở 2"), .number(12), .day(Day(iso: "2023-09-05"))],
        [.text("=1+1"), .text("a;b,c\"d\ne"), .number(-3), .empty],
    ]

    @Test func whatIsWrittenAsXLSXIsReadBack() throws {
        let bytes = try SheetWriter.xlsx(title: "T", headings: ["Mã", "Tên", "Số", "Ngày"], widths: [], rows: rows)
        let table = try Table.read(bytes: bytes, name: "a.xlsx")
        #expect(table.header.cells == ["T"])
        #expect(table.rows[0].cells == ["Mã", "Tên", "Số", "Ngày"])
        #expect(table.rows[1].cells == ["01001301", "Trường Mầm non “Đường Lâm”, cơ sở 2", "12", "2023-09-05"])
        #expect(table.rows[2].cells == ["=1+1", "a;b,c\"d\ne", "-3"])
    }

    @Test func whatIsWrittenAsCSVIsReadBackAndIsNoFormula() throws {
        let table = try Table.read(
            bytes: SheetWriter.csv(headings: ["Mã", "Tên", "Số", "Ngày"], rows: rows), name: "a.csv")
        #expect(table.header.cells == ["Mã", "Tên", "Số", "Ngày"])
        #expect(table.rows[0].cells[1] == "Trường Mầm non “Đường Lâm”, cơ sở 2")
        #expect(table.rows[1].cells[0] == "'=1+1")
        #expect(table.rows[1].cells[1] == "a;b,c\"d\ne")
    }

    @Test(arguments: [",", ";", "\t"])
    func findsTheSeparator(mark: String) throws {
        let text = ["Mã", "Tên"].joined(separator: mark) + "\r\n1\(mark)\"x\(mark)y\"\r\n"
        let table = try Table.read(bytes: Array(text.utf8), name: "a.csv")
        #expect(table.rows.map(\.cells) == [["1", "x\(mark)y"]])
        #expect(table.rows[0].number == 2)
    }

    @Test func otherEncodings() throws {
        let utf16: [UInt8] = [0xFF, 0xFE] + "Mã,Tên\n1,Đường".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try Table.read(bytes: utf16, name: "a.csv").rows[0].cells == ["1", "Đường"])
        // "Đường" in Windows-1258: Đ, ư, ơ with a combining grave, n, g.
        let windows: [UInt8] = Array("M,T\n1,".utf8) + [0xD0, 0xFD, 0xF5, 0xCC, 0x6E, 0x67]
        #expect(try Table.read(bytes: windows, name: "a.csv").rows[0].cells == ["1", "Đường"])
        // "Đường Hoàng" in TCVN3.
        let old: [UInt8] = [
            0xA7, 0xAD, 0xEA, 0x6E, 0x67, 0x20, 0x48, 0x6F, 0xB5, 0x6E, 0x67, 0x2C, 0x54, 0xAA, 0x6E, 0x20, 0x4C, 0xAD,
            0x75,
        ]
        #expect(throws: FileRefusal.oldEncoding) { try Table.read(bytes: old, name: "a.csv") }
    }

    @Test func damagedFilesAreRefusedInWords() throws {
        let good = try SheetWriter.xlsx(title: "T", headings: ["A"], widths: [], rows: rows)
        #expect(throws: FileRefusal.empty) { try Table.read(bytes: [], name: "a.xlsx") }
        #expect(throws: FileRefusal.damaged) {
            try Table.read(bytes: Array(good.prefix(good.count / 2)), name: "a.xlsx")
        }
        #expect(throws: FileRefusal.damaged) { try Table.read(bytes: Array("PKxx".utf8), name: "a.xlsx") }
        #expect(throws: FileRefusal.protected) {
            try Table.read(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], name: "a.xlsx")
        }
        #expect(throws: FileRefusal.openQuote(line: 2)) {
            try Table.read(bytes: Array("a,b\n\"x,y\n".utf8), name: "a.csv")
        }
        #expect(throws: FileRefusal.tooLarge) {
            try Table.read(bytes: [UInt8](repeating: 65, count: 21 << 20), name: "a.csv")
        }
    }
}
