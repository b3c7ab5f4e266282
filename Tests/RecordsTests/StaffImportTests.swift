import Base
import Database
import Identity
import Organisation
import Sheets
import TestKit
import Testing
import Web

@testable import Files
@testable import Records

/// Sheets of staff: each wrong cell says why, the same file twice, export and import, undo.
struct StaffImportTests {
    private static let columns = [
        "MÃ GIÁO VIÊN", "Họ và tên", "ngay sinh (dd/mm/yyyy)", "Giới tính", "Chức danh", "Nhóm cán bộ",
        "Trình độ chuyên môn", "Số tiết/tuần", "Từ ngày", "Trạng thái", "Ngày thôi", "CCCD",
    ]

    private func importing(
        _ rows: [[String]], _ school: Organisation.Unit, _ tx: Transaction,
        _ header: [String] = StaffImportTests.columns
    ) throws -> SheetReport {
        let table = Table(
            header: Table.Row(number: 1, cells: header),
            rows: rows.enumerated().map { Table.Row(number: $0 + 2, cells: $1) }, sheet: nil, otherSheets: [],
            mergedRanges: [])
        return try StaffImport.run(table, name: "cb.xlsx", by: try permit(school, tx), in: tx)
    }

    private func permit(_ school: Organisation.Unit, _ tx: Transaction) throws -> UnitPermit<DecidePupils> {
        try Permit<DecidePupils>.demonstration("nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
            .on(school.id, in: tx)
    }

    private func state(_ school: Organisation.Unit, _ tx: Transaction) throws -> ([StaffRecord], [SheetPost]) {
        let people = try StaffSheetRows.held(by: school.id, in: tx).map { record in
            var record = record
            record.version = 0
            return record
        }
        return (people.sorted { $0.id < $1.id }, try StaffSheetRows.posts(at: school.id, in: tx))
    }

    @Test(arguments: TestEngine.available)
    func goodRowsGoInAndEachWrongCellSaysWhy(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let good = [
                    "GV01", "NGÔ BẢO KHUÊ", "2/3/1985", "nam", "Tổ trưởng chuyên môn", "", "dai hoc su pham", "17",
                    "1/9/2023", "01", "", "001085000123",
                ]
                func wrong(_ place: Int, _ text: String, _ code: String) -> [String] {
                    var row = good
                    row[0] = code
                    row[11] = ""
                    row[place] = text
                    return row
                }
                let rows = [
                    good, wrong(1, "Ng« B¶o", "A1"), wrong(2, "2/3/85", "A2"), wrong(3, "?", "A3"),
                    wrong(4, "Phù thủy", "A4"), wrong(5, "Nhân viên", "A5"), wrong(6, "Tú tài xưa", "A6"),
                    wrong(7, "90", "A7"), wrong(8, "31/2/2023", "A8"), wrong(9, "Đã nghỉ hưu", "A9"),
                    wrong(11, "1,2E+11", "A10"), wrong(2, "2/3/2019", "A11"), good,
                ]
                let report = try importing(rows, school, tx)
                #expect(report.count { $0 == .added } == 1)
                let columns = report.refused.compactMap { row -> String? in
                    guard case .refused(let faults) = row.outcome else { return nil }
                    return faults.first?.column
                }
                #expect(
                    columns == [
                        "Họ tên", "Ngày sinh", "Giới tính", "Loại cán bộ", "Loại cán bộ", "Trình độ chuyên môn",
                        "Số tiết thực dạy trên tuần", "Từ ngày", "Ngày thôi", "Số định danh cá nhân", "Ngày sinh",
                        "Họ tên",
                    ])
                let again = try importing(rows, school, tx)
                #expect(again.count { $0 == .unchanged } == 1 && again.id == nil)
                let found = try StaffRows.lines(
                    of: school.id, on: RecordsWorld.now.day, family: .teacher, search: "ngo bao khue", in: tx)
                #expect(found.count == 1 && found.first?.post.kind == "03" && found.first?.post.periods == 17)
                #expect(found.first?.member.qualification == "16")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsExportedIsImportedUnchanged(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let before = try state(school, tx)
                let sheet = try StaffExport.sheet(
                    at: school.id, on: RecordsWorld.now.day,
                    try MoreSubject.staff.fields(on: RecordsWorld.now.day, in: tx), in: tx)
                let table = try Table.read(
                    bytes: try SheetWriter.xlsx([sheet]), name: "nhan-su.xlsx", headings: StaffSheet([]).map)
                let report = try StaffImport.run(table, name: "nhan-su.xlsx", by: try permit(school, tx), in: tx)
                #expect(report.rows.count > 20)
                #expect(report.rows.allSatisfy { $0.outcome == .unchanged })
                let after = try state(school, tx)
                #expect(after.0 == before.0 && after.1 == before.1)
            }
        }
    }

    /// Later facts are a new post, other facts without a day put the post right, a day of leaving ends it; undo takes
    /// all of it back, until somebody changes what the sheet wrote.
    @Test(arguments: TestEngine.available)
    func postsFollowEachOtherAndAnImportIsTakenBack(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let header = ["Mã GV", "Họ tên", "Ngày sinh", "Giới tính", "Loại cán bộ", "Từ ngày", "Ngày thôi"]
                func row(_ code: String, _ kind: String, _ from: String, _ until: String = "") -> [String] {
                    [code, "Lý Thị \(code == "G1" ? "Một" : "Hai")", "2/3/1985", "Nữ", kind, from, until]
                }
                let first = [row("G1", "Tổ phó chuyên môn", "1/8/2023"), row("G2", "Nhân viên y tế", "1/8/2023")]
                _ = try importing(first, school, tx, header)
                let before = try state(school, tx)
                let second = try importing(
                    [
                        row("G1", "Tổ trưởng chuyên môn", "1/10/2023"),
                        row("G2", "Nhân viên y tế", "1/8/2023", "15/9/2023"),
                        ["G3", "Lý Thị Ba", "2/3/1990", "Nữ", "Nhân viên văn thư", "1/10/2023"],
                    ], school, tx, header)
                #expect(second.count { $0 == .changed } == 2 && second.count { $0 == .added } == 1)
                let middle = try #require(Day(iso: "2023-09-20"))
                func held(_ day: Day) throws -> [String] {
                    try StaffRows.lines(of: school.id, on: day, family: nil, search: "ly thi", in: tx)
                        .map { "\($0.member.code ?? "") \($0.post.kind ?? "")" }.sorted()
                }
                let then = try held(middle)
                let now = try held(RecordsWorld.now.day)
                #expect(then == ["G1 04"])
                #expect(now == ["G1 03", "G3 16"])
                let id = try #require(second.id)
                let past = try #require(try ImportRows.table.find(id, .staff, in: tx))
                let other = try ImportRows.table.find(id, .pupils, in: tx)
                #expect(other == nil)
                try UndoStaffImport.run(past, by: try permit(school, tx), in: tx)
                let after = try state(school, tx)
                #expect(after.0 == before.0 && after.1 == before.1)
                #expect(throws: UndoRefusal.done) {
                    try UndoStaffImport.run(past, by: try permit(school, tx), in: tx)
                }
                let third = try #require(
                    try importing([row("G1", "Tổ trưởng chuyên môn", "1/10/2023")], school, tx, header).id)
                let post = try #require(try StaffSheetRows.posts(at: school.id, in: tx).last { $0.kind == "03" })
                _ = try StaffRows.end(
                    post.id, on: post.from.adding(days: 3), at: RecordsWorld.now, in: tx)
                let later = try #require(try ImportRows.table.find(third, .staff, in: tx))
                #expect(throws: UndoRefusal.changedSince("Lý Thị Một")) {
                    try UndoStaffImport.run(later, by: try permit(school, tx), in: tx)
                }
            }
        }
    }

    @Test func codesOfOthersAreNotTakenOver() async throws {
        try await RecordsWorld.with(.sqlite) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let header = ["Mã GV", "Họ tên", "Ngày sinh", "Giới tính", "Loại cán bộ"]
                _ = try importing([["G1", "Lý Một", "2/3/1985", "Nữ", "Hiệu trưởng"]], school, tx, header)
                let report = try importing([["G1", "Lý Khác", "3/3/1985", "Nữ", "Hiệu trưởng"]], school, tx, header)
                #expect(
                    report.refused.map(\.outcome) == [
                        .refused([SheetFault(column: "Ngày sinh", reason: SheetImportTexts.staffBornOther)])
                    ])
            }
        }
    }
}
