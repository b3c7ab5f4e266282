import Base
import Database
import Foundation
import Organisation
import TestKit
import Testing
import Web

@testable import Files
@testable import Identity

/// What people send, to the page of every kind of sheet: a clear answer per cell or file, nothing guessed, nothing lost.
@Suite(.serialized) struct EverySheetTests {
    /// One kind of sheet: where it is sent, by whom, and a row of it that is good.
    struct Kind: Sendable, CustomStringConvertible {
        let description: String
        let path: String
        let login: String
        let headings: [String]
        let row: [String]
        /// The columns of a name, of a day, and of what must be there once; nil where the kind has none.
        let name: Int
        var day: Int?
        let key: Int
        /// A cell that nobody knows, in a column, and words of the answer.
        let unknown: (Int, String, String)
        /// Whether the sheet is of one school.
        var isOwn = true
    }

    private static let kinds: [Kind] = [
        Kind(
            description: "pupils", path: "/units/{unit}/pupils", login: "truong",
            headings: ["Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Mã học sinh", "Dân tộc"],
            row: ["Lê Hoàng Anh", "5/9/2019", "Nam", "{class}", "T9{n}", "Kinh"], name: 0, day: 1, key: 4,
            unknown: (3, "99Z", "không có lớp “99Z”")),
        Kind(
            description: "staff", path: "/units/{unit}/staff", login: "truong",
            headings: ["Mã giáo viên", "Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "Từ ngày"],
            row: ["GV9{n}", "Ngô Bảo Khuê", "2/3/1985", "Nam", "Tổ trưởng chuyên môn", "1/9/2023"], name: 1, day: 2,
            key: 0,
            unknown: (4, "Phù thủy", "Không có trong danh mục")),
        Kind(
            description: "teachings", path: "/units/{unit}/teachings", login: "truong",
            headings: ["Lớp", "Môn học", "Giáo viên", "Tiết một tuần", "Từ ngày"],
            row: ["{class}", "{subject{n}}", "", "2", "5/9/2023"], name: 2, day: 4, key: 1,
            unknown: (0, "99Z", "không có lớp “99Z”")),
        Kind(
            description: "rooms", path: "/units/{unit}/facilities/rooms", login: "truong",
            headings: ["Mã phòng", "Tên phòng", "Loại phòng", "Diện tích"],
            row: ["Z9{n}", "Phòng thử", "Kho", "40"], name: 1, key: 0,
            unknown: (2, "Lâu đài", "không có trong danh mục")),
        Kind(
            description: "devices", path: "/units/{unit}/facilities/devices", login: "truong",
            headings: ["Mã thiết bị", "Loại thiết bị", "Tên", "Năm mua"],
            row: ["TB9{n}", "Máy chiếu", "Máy chiếu lớp học", "2021"], name: 2, key: 0,
            unknown: (1, "Tàu bay", "không có trong danh mục")),
        Kind(
            description: "units", path: "/units", login: "so",
            headings: ["Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị quản lý", "Từ ngày"],
            row: ["9999{n}", "Trường Thử", "Trường", "{office}", "1/9/2020"], name: 1, day: 4, key: 0,
            unknown: (3, "KHONG-CO", "Không có đơn vị mã “KHONG-CO”"), isOwn: false),
        Kind(
            description: "accounts", path: "/accounts", login: "quantri",
            headings: ["Họ và tên", "Tên đăng nhập", "Thư điện tử", "Mã đơn vị"],
            row: ["Nguyễn Văn An", "an.nguyen{n}", "an{n}@truong.example", "{code}"], name: 0, key: 1,
            unknown: (3, "KHONG-CO", "Không có đơn vị mã này"), isOwn: false),
    ]

    /// A world with a person at the page of a kind.
    private struct Desk {
        let kind: Kind
        let browser: PageBrowser
        let values: [String: String]

        func filled(_ text: String, _ number: Int) -> String {
            values.reduce(text.replacing("{n}", with: String(number))) { $0.replacing("{\($1.key)}", with: $1.value) }
        }

        /// The good row, with some cells written otherwise.
        func row(_ number: Int, _ other: [Int: String] = [:]) -> [String] {
            kind.row.enumerated().map { other[$0] ?? filled($1, number) }
        }

        func send(_ rows: [[String]], to: String = "Xem trước") async throws {
            let lines = ([kind.headings] + rows).map { $0.map { "\"\($0)\"" }.joined(separator: ";") }
            try await send(Array(lines.joined(separator: "\n").utf8), as: "a.csv", to: to)
        }

        func send(_ bytes: [UInt8], as name: String, to: String = "Xem trước") async throws {
            await browser.open(filled(kind.path, 0) + "/import")
            try await browser.press(to, upload: ("file", Upload(name: name, bytes: bytes)))
        }

        /// A workbook of the good row and others, whose cells are XML.
        func book(_ rows: [[String]], merged: [String] = [], hidden: [String] = []) -> [UInt8] {
            HandmadeSheet(rows: [kind.headings.map(HandmadeSheet.text)] + rows, merged: merged, hiddenSheets: hidden)
                .bytes
        }

        func cells(_ number: Int) -> [String] { row(number).map(HandmadeSheet.text) }
    }

    private static func with(_ kind: Kind, _ engine: TestEngine, _ body: (Desk) async throws -> Void) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = world.city.schools[0][0]
            let browser =
                kind.login == "quantri"
                ? try await world.administrator(kind.login) : try await world.browser(kind.login)
            let values = try await world.database.read { tx in
                var values = ["unit": school.id.text, "code": school.code]
                values["class"] = try tx.first(
                    "SELECT name FROM records_class WHERE unit_id = \(school.id) ORDER BY name_sort LIMIT 1"
                ) { try $0["name"] }
                values["office"] = try UnitRows.parent(of: school.id, on: World.start.day, in: tx)?.code
                let subjects = try tx.all(
                    "SELECT name FROM records_code WHERE list = 'DM_MON_HOC' ORDER BY position LIMIT 9"
                ) { try $0["name"] as String }
                for (number, name) in subjects.enumerated() { values["subject\(number)"] = name }
                return values
            }
            try await body(Desk(kind: kind, browser: browser, values: values))
        }
    }

    /// The good row goes in, twice the same changes nothing, and it can be taken back.
    @Test(arguments: TestEngine.available, kinds)
    func aGoodRowGoesInOnceAndOut(engine: TestEngine, kind: Kind) async throws {
        try await Self.with(kind, engine) { desk in
            try await desk.send([desk.row(1)])
            #expect(desk.browser.sees("Thêm mới 1, cập nhật 0, không đổi 0, cần sửa 0."), "\(desk.browser.words)")
            try await desk.send([desk.row(1)], to: "Ghi các dòng đúng")
            #expect(desk.browser.sees("Thêm mới 1, cập nhật 0, không đổi 0, cần sửa 0."))
            try await desk.send([desk.row(1)], to: "Ghi các dòng đúng")
            #expect(desk.browser.sees("Thêm mới 0, cập nhật 0, không đổi 1, cần sửa 0."), "\(desk.browser.words)")
            await desk.browser.open(desk.filled(kind.path, 0) + "/import")
            try await desk.browser.press("Hoàn tác")
            #expect(desk.browser.sees("Đã hoàn tác lần nhập."), "\(desk.browser.words)")
            try await desk.send([desk.row(1)])
            #expect(desk.browser.sees("Thêm mới 1"))
        }
    }

    /// One wrong row of each sort among good ones: each is answered, the good ones are taken, the others come back.
    @Test(arguments: TestEngine.available, kinds)
    func everyWrongCellIsAnswered(engine: TestEngine, kind: Kind) async throws {
        try await Self.with(kind, engine) { desk in
            var wrong: [([Int: String], String)] = [
                ([kind.unknown.0: kind.unknown.1], kind.unknown.2), ([kind.key: "1.2E+11"], "Excel đã làm mất chữ số"),
                ([kind.name: "#REF!"], "Ô báo lỗi #REF!"), ([kind.name: "NguyÔn V¨n §øc"], "bảng mã cũ"),
            ]
            if let day = kind.day {
                wrong += [
                    ([day: "05/09/17"], "05/09/17"), ([day: "31/2/2019"], "31/2/2019"), ([day: "43713"], "43713"),
                ]
            }
            var rows = [desk.row(1)]
            for (number, entry) in wrong.enumerated() { rows.append(desk.row(number + 2, entry.0)) }
            try await desk.send(rows + [desk.row(1)])
            let refused = wrong.count + 1
            #expect(
                desk.browser.sees("Thêm mới 1, cập nhật 0, không đổi 0, cần sửa \(refused)."), "\(desk.browser.words)")
            for (_, words) in wrong { #expect(desk.browser.sees(words), "\(kind): \(words): \(desk.browser.words)") }
            #expect(["Trùng với dòng 2", "Trùng mã với dòng 2", "ở một dòng trên"].contains { desk.browser.sees($0) })
            try await desk.send(rows, to: "Tải các dòng cần sửa")
            let mend = try Table.read(bytes: desk.browser.response.body, name: "a.xlsx")
            #expect(mend.rows.count == wrong.count && mend.header.cells.last == "Cần sửa")
            #expect(Array(mend.header.cells.dropLast()) == kind.headings)
            try await desk.send(rows, to: "Tải kết quả từng dòng (CSV)")
            let all = try Table.read(bytes: desk.browser.response.body, name: "a.csv")
            #expect(all.rows.count == rows.count)
        }
    }

    /// What a spreadsheet program does to a file: merged cells, hidden sheets, formulas, days as numbers, capitals, marks
    /// that stand beside their letters.
    @Test(arguments: TestEngine.available, kinds)
    func whatSpreadsheetsDo(engine: TestEngine, kind: Kind) async throws {
        try await Self.with(kind, engine) { desk in
            try await desk.send(desk.book([desk.cells(1), desk.cells(2)], merged: ["A2:A3"]), as: "a.xlsx")
            #expect(desk.browser.status == 422 && desk.browser.sees("Có ô bị gộp ở dòng 2–3"))
            try await desk.send(desk.book([desk.cells(1)], hidden: ["Năm ngoái"]), as: "a.xlsx")
            #expect(desk.browser.sees("Thêm mới 1") && desk.browser.sees("Năm ngoái (bị ẩn)"))
            var odd = [desk.cells(1), desk.cells(2), desk.cells(3)]
            odd[0][kind.name] = HandmadeSheet.formula("A9", desk.row(1)[kind.name])
            odd[1][kind.name] = HandmadeSheet.error("#DIV/0!")
            if let day = kind.day { odd[2][day] = HandmadeSheet.number("45174", style: 1) }
            if kind.day == nil || kind.description == "staff" || kind.description == "pupils" { odd.removeLast() }
            try await desk.send(desk.book(odd), as: "a.xlsx")
            #expect(
                desk.browser.sees("Thêm mới \(odd.count - 1)") && desk.browser.sees("#DIV/0!"), "\(desk.browser.words)")
            guard ["pupils", "staff", "accounts"].contains(kind.description) else { return }
            try await desk.send([
                desk.row(1, [kind.name: "TRẦN THỊ MỸ HẠNH"]), desk.row(2, [kind.name: "Ti\u{301}ch A"]),
            ])
            #expect(desk.browser.sees("Trần Thị Mỹ Hạnh") && desk.browser.sees("Tích A"), "\(desk.browser.words)")
        }
    }

    /// Files that cannot be read, or are not of this school, say why; nothing is written.
    @Test(arguments: TestEngine.available, kinds)
    func filesThatCannotBeTakenSayWhy(engine: TestEngine, kind: Kind) async throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("RecordsTests/Fixtures")
        let bomb = Array(try Data(contentsOf: folder.appendingPathComponent("bomb.xlsx")))
        let locked = Array(try Data(contentsOf: folder.appendingPathComponent("locked.xlsx")))
        try await Self.with(kind, engine) { desk in
            let whole = desk.book([desk.cells(1)])
            let tcvn: [UInt8] =
                Array("a;b\n1;".utf8)
                + [
                    0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x42, 0xD8, 0x6E, 0x68, 0x20, 0x4B, 0x68, 0x69, 0xAA,
                    0x6D,
                ]
            let files: [([UInt8], String, FileRefusal)] = [
                (Array(whole.prefix(whole.count / 2)), "a.xlsx", .damaged), (locked, "a.xlsx", .protected),
                (bomb, "a.xlsx", .bomb), ([], "a.csv", .empty), (tcvn, "a.csv", .oldEncoding),
            ]
            for (bytes, name, expected) in files {
                try await desk.send(bytes, as: name)
                #expect(
                    desk.browser.status == 422 && desk.browser.sees(expected.explanation.vi),
                    "\(expected): \(desk.browser.status) \(desk.browser.words)")
            }
            try await desk.send(Array("Màu;Mùi\nđỏ;thơm\n".utf8), as: "a.csv")
            #expect(desk.browser.status == 422 && desk.browser.sees("Tệp thiếu cột"))
            try await desk.send(Array((kind.headings.joined(separator: ";") + "\n").utf8), as: "a.csv")
            #expect(desk.browser.status == 422, "a sheet without rows")
            let text =
                "\u{FEFF}" + ([kind.headings] + [desk.row(1)]).map { $0.joined(separator: ";") }.joined(separator: "\n")
            let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            try await desk.send(wide, as: "a.csv")
            #expect(desk.browser.sees("Thêm mới 1"), "UTF-16: \(desk.browser.words)")
            guard kind.isOwn else { return }
            let other = ([kind.headings + ["Mã trường"]] + [desk.row(1) + ["99999999"]])
                .map { $0.joined(separator: ";") }.joined(separator: "\n")
            try await desk.send(Array(other.utf8), as: "a.csv", to: "Ghi các dòng đúng")
            #expect(desk.browser.status == 422 && desk.browser.sees("99999999"), "\(desk.browser.words)")
        }
    }
}
