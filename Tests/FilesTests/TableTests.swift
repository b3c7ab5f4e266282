import Base
import Files
import Testing

@Suite struct TableTests {
    private func read(_ text: String) throws -> Table { try Table.read(bytes: Array(text.utf8), name: "a.csv") }

    private func lines(_ text: String) throws -> [[String]] {
        let table = try read(text)
        return [table.header.cells] + table.rows.map(\.cells)
    }

    @Test(arguments: [
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n\"1,5\";\"2,5\"\r\n1,7;2,8\r\n", [["a", "b"], ["1,5", "2,5"], ["1,7", "2,8"]]),
        ("a\tb\rx,y\tz", [["a", "b"], ["x,y", "z"]]),
        ("sep=;\na;b\n1;2", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,\"b \"\"c\"\"\"\n\" hai\r\ndòng \",", [["a", "b \"c\""], ["hai\ndòng"]]),
        ("a,b\n,,\n\n , \"x\" y\n", [["a", "b"], ["", "x y"]]),
        ("Mã\n1\n2", [["Mã"], ["1"], ["2"]]),
        ("a,b\n'=1+1,-3", [["a", "b"], ["'=1+1", "-3"]]),
        ("a,b\nTru\u{31B}o\u{31B}\u{300}ng,\u{A0}x\u{A0}", [["a", "b"], ["Trường", "x"]]),
        ("a,b\n5\",6\"", [["a", "b"], ["5\"", "6\""]]),
    ])
    func separatorsAndQuotes(_ text: String, _ expected: [[String]]) throws {
        #expect(try lines(text) == expected)
    }

    @Test func titlesArePassedOverWhenTheHeadingsAreKnown() throws {
        let bytes = Array("Danh sách; trường\n\nKỳ;1\nTÊN;Mã\n1;2".utf8)
        let map = HeadingMap([.init("code", ["Mã"]), .init("name", ["Tên"])])
        let table = try Table.read(bytes: bytes, name: "a.csv", headings: map)
        #expect(table.header == .init(number: 4, cells: ["TÊN", "Mã"]))
        #expect(table.rows == [.init(number: 5, cells: ["1", "2"])])
        #expect(try Table.read(bytes: bytes, name: "a.csv").header.cells == ["Danh sách", "trường"])
    }

    @Test func rowsKeepTheLineOnWhichTheyBegin() throws {
        #expect(try read("a,b\n\n\"1\n2\",x\r\n3,4").rows.map(\.number) == [3, 5])
        #expect(try read("sep=;\na;b\n3;4").rows.map(\.number) == [3])
    }

    @Test func anOpenQuoteIsNamedByItsLine() {
        let found = refusal { () throws(FileRefusal) in
            try Table.read(bytes: Array("a,b\n\"x\ny\",1\n2,\"open\n3,4\n".utf8), name: "a.csv")
        }
        #expect(found == .openQuote(line: 4))
    }

    @Test func aWorkbookIsTheSameTable() throws {
        let table = try Table.read(bytes: Fixture.bytes("mixed.xlsx"), name: "x.xlsx")
        #expect(table.header.cells.first == "Mã")
        #expect(table.rows.map(\.number) == [2, 4])
        #expect(table.rows[1].cells == ["gộp"])
        #expect(table.sheet == "Trường")
        #expect(table.otherSheets.map(\.isHidden) == [true])
        #expect(table.mergedRanges.count == 1)
        #expect(
            try Table.read(bytes: Fixture.bytes("mixed.xlsx"), name: "x.xlsx", sheet: "Ẩn").header.cells == ["bí mật"])
    }

    @Test func headingsInAnyOrderAndSpelling() throws {
        let map = HeadingMap([
            .init("code", ["Mã đơn vị", "Mã trường"]), .init("name", ["Tên đơn vị"]), .init("kind", ["Loại"]),
            .init("born", ["Ngày sinh"], isRequired: false), .init("note", ["Ghi chú"], isRequired: false),
        ])
        let table = try read("TEN DON VI;Mã trường (*);Ngày sinh (dd/mm/yyyy);Lạ;mã  đơn-vị;\nA;1;2;3;4")
        let match = map.match(table.header)
        #expect(match.places == ["name": 0, "code": 1, "born": 2])
        #expect(match.missing.map(\.key) == ["kind"])
        #expect(match.absent.map(\.key) == ["note"])
        #expect(match.unknown.map(\.heading) == ["Lạ"])
        #expect(match.twice.mapValues { $0.map(\.index) } == ["code": [1, 4]])
        #expect(match.cell("born", of: table.rows[0]) == "2")
        #expect(match.cell("kind", of: table.rows[0]) == "")
        #expect(match.problems.count == 2)
        #expect(match.problems[0].vi == "Tệp thiếu cột: “Loại”.")
    }
}
