import Base
import Database
import FoundationEssentials
import Identity
import Organisation
import Sheets
import TestKit
import Testing
import Web

@testable import Files
@testable import Records

/// What people send, as whole files through reading and importing: a clear answer per cell or file, nothing guessed.
struct BadSheetTests {
    private static let heading = ["Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Số định danh cá nhân", "Mã trường"]

    private func row(
        _ name: String, _ className: String, _ number: String = "", born: String = HandmadeSheet.text("5/9/2017"),
        school: String = ""
    ) -> [String] {
        [
            HandmadeSheet.text(name), born, HandmadeSheet.text("Nam"), HandmadeSheet.text(className),
            number.isEmpty ? HandmadeSheet.text("") : number, HandmadeSheet.text(school),
        ]
    }

    private func file(_ rows: [[String]]) -> HandmadeSheet {
        HandmadeSheet(rows: [BadSheetTests.heading.map(HandmadeSheet.text)] + rows)
    }

    private func importing(_ bytes: [UInt8], _ name: String, _ school: Organisation.Unit, _ tx: Transaction) throws
        -> SheetReport
    {
        let table = try Table.read(bytes: bytes, name: name, headings: PupilSheet([]).map)
        let permit = try Permit<KeepPupils>.demonstration(
            "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
        ).on(school.id, in: tx)
        return try PupilImport.run(table, name: name, by: permit, in: tx)
    }

    private func with(
        _ body: @escaping @Sendable (_ school: Organisation.Unit, _ className: String, Transaction) throws -> Void
    ) async throws {
        try await RecordsWorld.with(.sqlite) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let name = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first).name
                try body(school, name, tx)
            }
        }
    }

    private func faults(_ row: SheetReport.Row?) -> [SheetFault] {
        guard case .refused(let faults)? = row?.outcome else { return [] }
        return faults
    }

    @Test func datesComeAsSerialsAndTextsAndNeverWithTwoDigits() async throws {
        try await with { school, name, tx in
            let report = try importing(
                file([
                    row("Lê Số Ngày", name, born: HandmadeSheet.number("42983", style: 1)),
                    row("Lê Chữ Ngày", name, born: HandmadeSheet.text("05/09/2017")),
                    row("Lê Năm Ngắn", name, born: HandmadeSheet.text("05/09/17")),
                    row("Lê Số Trần", name, born: HandmadeSheet.number("42983")),
                    row("Lê Ngược Ngày", name, born: HandmadeSheet.text("2017-09-05")),
                ]).bytes, "a.xlsx", school, tx)
            #expect(report.rows.map { faults($0).map(\.column) } == [[], [], ["Ngày sinh"], ["Ngày sinh"], []])
            let born = try PupilListRows.lines(
                PupilFilter(day: RecordsWorld.now.day, isToday: true), at: school.id, limit: 9_999, offset: 0, in: tx
            ).filter { $0.name.hasPrefix("Lê") && $0.name.hasSuffix("Ngày") }.map(\.bornOn.iso)
            #expect(born.count >= 3 && Set(born).contains("2017-09-05"))
        }
    }

    @Test func namesInCapitalsAreWrittenAndDecomposedOnesComposed() async throws {
        try await with { school, name, tx in
            let loose = "Nguye\u{302}\u{303}n Ti\u{301}ch"
            let report = try importing(
                file([row("TRẦN THỊ MỸ HẠNH", name), row(loose, name)]).bytes, "a.xlsx", school, tx)
            #expect(report.rows.map(\.name) == ["Trần Thị Mỹ Hạnh", "Nguyễn Tích"])
            #expect(report.rows.allSatisfy { $0.outcome == .added })
            #expect(Array(report.rows[1].name.utf8) == Array("Nguyễn Tích".utf8))
        }
    }

    @Test(arguments: [
        "NguyÔn V¨n §øc", "TrÇn ThÞ H¹nh", "Nguyeãn Vaên Ñöùc", "Traàn Thò Haïnh", "Leâ Ngoïc", "§ç Hoµ",
    ])
    func namesInOldEncodingsAreRefusedWithTheReason(_ written: String) async throws {
        try await with { school, name, tx in
            let report = try importing(file([row(written, name)]).bytes, "a.xlsx", school, tx)
            #expect(faults(report.rows.first) == [SheetFault(column: "Họ tên", reason: SheetTexts.oldEncoding)])
        }
    }

    @Test(arguments: [
        "Nguyễn Thị Hoà", "Trần Thuý Hoè", "Lò Thị Xoăn", "Vàng A Páo", "H'Hen Niê", "Y Moan Ênuôl", "Đặng Quỳnh Uyển",
        "Giàng Thị Mỷ", "Hoàng Quốc Khoa", "Nguyễn Oanh", "NGUYỄN ƯỚC",
    ])
    func namesOfTheCountryAreNotTakenForOldEncodings(_ name: String) { #expect(!OldEncoding.suspects(name)) }

    @Test func numbersThatTheSpreadsheetBroke() async throws {
        try await with { school, name, tx in
            let report = try importing(
                file([
                    row("Lê Mũ", name, HandmadeSheet.text("1.2E+11")),
                    row("Lê Mất Số", name, HandmadeSheet.number("1217000123")),
                    row("Lê Đủ Số", name, HandmadeSheet.text("001217000777")),
                ]).bytes, "a.xlsx", school, tx)
            #expect(faults(report.rows[0]).map(\.reason) == [PeopleTexts.numberBroken])
            #expect(faults(report.rows[1]).map(\.reason) == [PeopleTexts.numberLength(10)])
            #expect(report.rows[2].outcome == .added)
        }
    }

    @Test func formulasCountByTheirResultAndErrorsAreFaults() async throws {
        try await with { school, name, tx in
            var rows = [row("Lê Công Thức", name), row("Lê Lỗi Ô", name), row("Lê Trống Ô", name)]
            rows[0][0] = HandmadeSheet.formula("A9", "Lê Công Thức")
            rows[1][1] = HandmadeSheet.error("#DIV/0!")
            rows[2][3] = HandmadeSheet.formula("B1", nil)
            let report = try importing(file(rows).bytes, "a.xlsx", school, tx)
            #expect(report.rows[0].outcome == .added && report.rows[0].name == "Lê Công Thức")
            #expect(faults(report.rows[1]).map(\.column) == ["Ngày sinh"])
            #expect(faults(report.rows[2]).map(\.column) == ["Lớp"])
        }
    }

    @Test func mergedCellsAreRefusedAndHiddenSheetsAreNamed() async throws {
        try await with { school, name, tx in
            var sheet = file([row("Lê Gộp", name), row("", name)])
            sheet.merged = ["A2:A3"]
            #expect(throws: FormRefusal("file", SheetTexts.merged(2...3))) {
                try importing(sheet.bytes, "a.xlsx", school, tx)
            }
            var hidden = file([row("Lê Hiện", name)])
            hidden.hiddenSheets = ["Năm ngoái"]
            let report = try importing(hidden.bytes, "a.xlsx", school, tx)
            #expect(report.rows.map(\.name) == ["Lê Hiện"])
            #expect(report.unread?.vi.contains("Năm ngoái (bị ẩn)") == true)
        }
    }

    @Test func aSheetOfAnotherSchoolChangesNothing() async throws {
        try await with { school, name, tx in
            let bytes = file([row("Lê Đây", name, school: school.code), row("Lê Kia", name, school: "99999999")]).bytes
            #expect(throws: FormRefusal("file", SheetTexts.otherSchool("99999999"))) {
                try importing(bytes, "a.xlsx", school, tx)
            }
            let count = try tx.count("SELECT COUNT(*) AS n FROM records_pupil WHERE name_fold = 'le day'")
            #expect(count == 0)
        }
    }

    @Test func filesThatCannotBeReadSayWhy() async throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let bomb = Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/bomb.xlsx")))
        // Made with a password by a public tool (ECMA-376 agile encryption), as a spreadsheet program does it.
        let locked = Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/locked.xlsx")))
        try await with { school, name, tx in
            let whole = file([row("Lê Cắt", name)]).bytes
            let empty: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
            let broken: [([UInt8], FileRefusal)] = [
                (Array(whole.prefix(whole.count / 2)), .damaged), (empty, .protected), (locked, .protected),
                (bomb, .bomb), ([], .empty),
            ]
            for (bytes, expected) in broken {
                #expect(throws: expected) { try importing(bytes, "a.xlsx", school, tx) }
            }
            let report = try importing(whole, "a.xlsx", school, tx)
            #expect(report.rows.map(\.outcome) == [.added])
        }
    }
}
