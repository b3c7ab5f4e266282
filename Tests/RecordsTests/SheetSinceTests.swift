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

/// A sheet changes from a day on: what was so before stays true, the same file twice changes nothing, and taking it back
/// leaves no trace.
struct SheetSinceTests {
    private func table(_ header: [String], _ row: [String]) -> Table {
        Table(
            header: Table.Row(number: 1, cells: header), rows: [Table.Row(number: 2, cells: row)], sheet: nil,
            otherSheets: [], mergedRanges: [])
    }

    private static let pupilHeader = [
        "Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Bán trú", "Loại khuyết tật",
        "Hồ sơ thay đổi từ ngày",
    ]

    @Test(arguments: TestEngine.available)
    func pupilsChangeFromADay(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let today = RecordsWorld.now.day
                let line = try #require(
                    try PupilListRows.lines(
                        PupilFilter(day: today, isToday: true), at: school.id, limit: 1, offset: 0, in: tx
                    ).first)
                let old = try #require(try PupilRows.find(line.id, in: tx))
                let origin = try OriginRows.kept(line.id, in: tx)
                // Something that was so before the sheet, to be found again afterwards.
                try OriginRows.write(
                    [.religion: "01"], of: line.id, .change(from: today.adding(days: -25)), in: tx)
                let kept = try OriginRows.kept(line.id, in: tx)
                func row(_ name: String, _ day: String) -> [String] {
                    [
                        old.code ?? "", name, "\(old.bornOn.day)/\(old.bornOn.month)/\(old.bornOn.year)",
                        old.sex.label.vi, line.className, old.boarding == nil ? "02" : "03", "01", day,
                    ]
                }
                func take(_ row: [String]) throws -> SheetReport {
                    try PupilImport.run(table(Self.pupilHeader, row), name: "a.xlsx", by: permit, in: tx)
                }
                #expect(try take(row("Lê Đổi Tên", "6/10/2023")).refused.count == 1, "a day to come")
                let day = try #require(Day(iso: "2023-09-20"))
                let report = try take(row("Lê Đổi Tên", "20/9/2023"))
                #expect(report.rows.first?.outcome == .changed)
                let new = try #require(try PupilRows.find(line.id, in: tx))
                let courses = try PupilRows.courses(of: new, in: tx)
                #expect(new.name == "Lê Đổi Tên" && new.boarding != old.boarding)
                #expect(courses.values(on: day.adding(days: -1)) == old.fields)
                #expect(courses.values(on: day) == new.fields)
                let then = try OriginRows.kept(line.id, in: tx)
                #expect(then.values(on: day.adding(days: -1))[.disability] == origin.now[.disability])
                #expect(then.values(on: day)[.disability] == "01" && then.now[.religion] == "01")
                #expect(try take(row("Lê Đổi Tên", "20/9/2023")).id == nil, "the same file twice")
                #expect(try take(row("Lê Khác Nữa", "10/9/2023")).refused.count == 1, "before what is known since")
                let past = try #require(try report.id.flatMap { try ImportRows.table.find($0, .pupils, in: tx) })
                try UndoImport.run(past, by: permit, in: tx)
                let back = try #require(try PupilRows.find(line.id, in: tx))
                #expect(back.fields == old.fields && back.code == old.code)
                #expect(try PupilRows.courses(of: back, in: tx).past.isEmpty)
                #expect(try OriginRows.kept(line.id, in: tx) == kept)
            }
        }
    }

    /// What was written by hand since is not taken away by taking a sheet back, also where only some may read it.
    @Test(arguments: TestEngine.available)
    func whatIsPrivateIsNotOverwritten(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let today = RecordsWorld.now.day
                let line = try #require(
                    try PupilListRows.lines(
                        PupilFilter(day: today, isToday: true), at: school.id, limit: 1, offset: 0, in: tx
                    ).first)
                let old = try #require(try PupilRows.find(line.id, in: tx))
                let header = ["Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Địa chỉ"]
                let row = [
                    old.code ?? "", old.name, "\(old.bornOn.day)/\(old.bornOn.month)/\(old.bornOn.year)",
                    old.sex.label.vi, line.className, "Số 1 phố Cũ",
                ]
                let report = try PupilImport.run(table(header, row), name: "a.xlsx", by: permit, in: tx)
                let pupil = try #require(try PupilRows.find(line.id, in: tx))
                try PrivatePages.note(pupil, .correction(on: today), permit, tx)
                let past = try #require(try report.id.flatMap { try ImportRows.table.find($0, .pupils, in: tx) })
                #expect(throws: UndoRefusal.changedSince(old.name)) { try UndoImport.run(past, by: permit, in: tx) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func staffChangeFromADay(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<DecidePupils>.keeping(school, tx)
                let line = try #require(
                    try StaffRows.lines(
                        of: school.id, on: RecordsWorld.now.day, family: .teacher, search: "", in: tx
                    ).first)
                let old = line.member
                let header = [
                    "Mã giáo viên", "Họ và tên", "Ngày sinh", "Giới tính", "Nhóm cán bộ", "Quê quán",
                    "Hồ sơ thay đổi từ ngày",
                ]
                let row = [
                    old.code ?? "", "Trần Sau Cưới", "\(old.bornOn.day)/\(old.bornOn.month)/\(old.bornOn.year)",
                    old.sex.label.vi, "Giáo viên", "Nam Định", "20/9/2023",
                ]
                let report = try StaffImport.run(table(header, row), name: "a.xlsx", by: permit, in: tx)
                #expect(report.rows.first?.outcome == .changed)
                let day = try #require(Day(iso: "2023-09-20"))
                let before = try StaffRows.member(old.id, on: day.adding(days: -1), in: tx)
                #expect(before?.fields == old.fields)
                let after = try StaffRows.member(old.id, on: day, in: tx)
                #expect(after?.name == "Trần Sau Cưới" && after?.more.values["QUE_QUAN"] == "Nam Định")
                #expect(try StaffImport.run(table(header, row), name: "a.xlsx", by: permit, in: tx).id == nil)
                let past = try #require(try report.id.flatMap { try ImportRows.table.find($0, .staff, in: tx) })
                try UndoStaffImport.run(past, by: permit, in: tx)
                #expect(try StaffRows.member(old.id, in: tx)?.fields == old.fields)
                #expect(try tx.count("SELECT COUNT(*) AS n FROM records_staff_past") == 0)
            }
        }
    }
}
