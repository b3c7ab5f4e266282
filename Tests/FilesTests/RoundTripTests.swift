import Base
import Files
import Testing

@Suite struct RoundTripTests {
    private static let pieces = [
        "Trường", "ẩ", "đ", "\"", "\"\"", "\"\u{301}", ",\u{302}", "=\u{303}", ",", ";", "\n", "\t", " ", "'", "=1+1",
        "-", "@", "+", "_x0041_", "<&>",
        "\u{1}", "5/9/2023",
        "€", "ﬁ", "a", "0012", "e\u{323}\u{302}", "🙂", "]]>",
    ]

    private static func text(_ generator: inout Seeded) -> String {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined().composed.trimmed
    }

    private static func table(_ generator: inout Seeded) -> [[String]] {
        let width = Int.random(in: 2...6, using: &generator)
        return (0..<Int.random(in: 1...25, using: &generator)).map { _ in
            ["x"] + (1..<width).map { _ in text(&generator) } + ["."]
        }
    }

    private func cut(_ cells: [String]) -> [String] {
        var cells = cells
        while cells.last == "" { cells.removeLast() }
        return cells
    }

    /// Only the apostrophe of the guard is added to a text in CSV.
    private func guarded(_ text: String) -> String {
        text.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } == true ? "'" + text : text
    }

    @Test(arguments: 0..<60) func tablesComeBackAsTheyWere(_ seed: Int) throws {
        var generator = Seeded(state: UInt64(seed))
        let rows = RoundTripTests.table(&generator)
        let headings = (0..<rows[0].count).map { "Cột \($0)" }
        let cells = rows.map { $0.map(SheetCell.text) }
        let columns = headings.map { Sheet.Column($0) }
        let files = [
            SheetWriter.csv(headings: headings, rows: cells),
            SheetWriter.csv(headings: headings, rows: cells, marksEncoding: false, separator: ";"),
            try SheetWriter.xlsx([Sheet(name: "a", titles: ["Danh sách"], columns: columns, rows: cells)]),
        ]
        for (place, file) in files.enumerated() {
            let map = HeadingMap([.init("first", ["Cột 0"])])
            let table = try Table.read(bytes: file, name: place == 2 ? "a.xlsx" : "a.csv", headings: map)
            let wanted = place == 2 ? rows : rows.map { $0.map(guarded) }
            #expect(table.header.cells == headings)
            #expect(
                table.rows.map { $0.cells.map { Array($0.unicodeScalars) } }
                    == wanted.map { cut($0).map { Array($0.unicodeScalars) } })
        }
    }

    @Test func typedCells() throws {
        let rows: [[SheetCell]] = [
            [
                .text("=HYPERLINK(\"http://x\")"), .number(-7), .money(217_000), .day(Day(iso: "2023-09-05")),
                .percent(0.125),
            ],
            [.text("+84"), .number(Int.max), .empty, .day(nil), .percent(.nan)],
            [.text("@a"), .empty, .empty, .day(Day(iso: "1890-05-19")), .percent(1)],
        ]
        let columns = ["Tên", "Số", "Tiền", "Ngày", "Tỷ lệ"].map { Sheet.Column($0, width: 20) }
        let bytes = try SheetWriter.xlsx([
            Sheet(name: "Đợt 1/2: [a]", titles: ["Một", "Hai"], columns: columns, rows: rows),
            Sheet(name: "đợt 1/2: [A]", columns: columns, rows: [], isLandscape: false),
            Sheet(name: "", columns: [], rows: []),
        ])
        let reader = try SheetReader(bytes: bytes)
        #expect(reader.sheets.map(\.name) == ["Đợt 1 2   a", "đợt 1 2   A 2", "Trang"])
        let source = try reader.rows(of: reader.sheets[0])
        var found: [[String]] = []
        while let row = try source.next() { found.append(row.cells.map { "\($0.kind):\($0.text)" }) }
        #expect(
            found.dropFirst(3) == [
                ["text:=HYPERLINK(\"http://x\")", "number:-7", "number:217000", "date:2023-09-05", "number:0.125"],
                ["text:+84", "text:9223372036854775807"], ["text:@a", "text:1890-05-19", "number:1"],
            ])
    }

    @Test func theFileSaysHowItIsShownAndPrinted() throws {
        let sheet = Sheet(
            name: "a", titles: ["T"], columns: [.init("Mã", width: 9), .init("Ngày")],
            rows: [[.text("x"), .day(Day(iso: "2023-09-05"))]])
        let xml = try Unzip.text("xl/worksheets/sheet1.xml", in: SheetWriter.xlsx([sheet]))
        for wanted in [
            "state=\"frozen\"", "<autoFilter ref=\"A3:B4\"", "orientation=\"landscape\"", "fitToHeight=\"0\"",
            "paperSize=\"9\"",
        ] {
            #expect(xml.contains(wanted), "\(wanted)")
        }
        #expect(!xml.contains("<f>"))
        #expect(try Unzip.text("xl/styles.xml", in: SheetWriter.xlsx([sheet])).contains("d/m/yyyy"))
        #expect(try Unzip.text("xl/workbook.xml", in: SheetWriter.xlsx([sheet])).contains("Print_Titles"))
    }

    @Test func csvCannotBecomeFormulas() {
        let text = String(
            decoding: SheetWriter.csv(headings: ["=a"], rows: [[.text("-1+1")], [.number(-5)], [.text("\t=b")]]),
            as: UTF8.self)
        #expect(text == "\u{FEFF}'=a\r\n'-1+1\r\n-5\r\n\"'\t=b\"\r\n")
    }

    @Test func longTextsAreCutAtExcelsLimit() throws {
        let bytes = try SheetWriter.xlsx(
            title: "T", headings: ["a", "b"], widths: [9],
            rows: [[.text(String(repeating: "ộ", count: 40_000)), .text("x")]])
        #expect(try Table.read(bytes: bytes, name: "a.xlsx").rows[1].cells[0].count == 32_767)
    }
}
