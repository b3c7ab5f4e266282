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

/// Sheets of pupils: ten kinds of error, the same file twice, export and import, undo.
struct ImportTests {
    private static let columns = [
        "Mã học sinh", "HỌ VÀ TÊN", "Ngày sinh (dd/mm/yyyy)", "Gioi tinh", "Lớp", "Số định danh cá nhân", "Dân tộc",
        "Trạng thái HS",
    ]

    private func table(_ rows: [[String]], _ header: [String] = ImportTests.columns) -> Table {
        Table(
            header: Table.Row(number: 1, cells: header),
            rows: rows.enumerated().map { Table.Row(number: $0 + 2, cells: $1) }, sheet: nil, otherSheets: [],
            mergedRanges: [])
    }

    private func importing(_ table: Table, _ school: Organisation.Unit, _ tx: Transaction) throws
        -> SheetReport
    {
        let permit = try Permit<KeepPupils>.demonstration(
            "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
        ).on(school.id, in: tx)
        return try PupilImport.run(table, name: "thu.xlsx", by: permit, in: tx)
    }

    @Test(arguments: TestEngine.available)
    func goodRowsGoInAndEachWrongCellSaysWhy(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let name = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first).name
                let good = ["T1", "NGUYỄN THỊ KHUÊ", "5/9/2017", "nữ", name, "001317000123", "Kinh", "01"]
                let rows: [[String]] = [
                    good, ["T2", "Lê 2", "5/9/2017", "Nam", name], ["T3", "Lê Ba", "5/9/17", "Nam", name],
                    ["T4", "Lê Bốn", "31/2/2017", "Nam", name], ["T5", "Lê Năm", "5/9/2017", "?", name],
                    ["T6", "Lê Sáu", "5/9/2017", "Nam", "99Z"],
                    ["T7", "Lê Bảy", "5/9/2017", "Nam", name, "1.2E+11"],
                    ["T8", "Lê Tám", "5/9/2017", "Nam", name, "0012170001"],
                    ["T9", "Lê Chín", "5/9/2017", "Nam", name, "", "Sao Hỏa"], good,
                    ["", "", "", "", name], ["T12", "TrÇn V¨n §øc", "5/9/2017", "Nam", name],
                    ["T13", "Lê Mới", "5/9/2099", "Nam", name],
                    ["T14", "Lê Lạ", "5/9/2017", "Nam", name, "", "", "77"],
                ]
                let report = try importing(table(rows), school, tx)
                #expect(report.count { $0 == .added } == 1)
                #expect(report.refused.count == 13)
                let columns = report.refused.compactMap { row -> String? in
                    guard case .refused(let faults) = row.outcome else { return nil }
                    return faults.first?.column
                }
                #expect(
                    columns == [
                        "Họ tên", "Ngày sinh", "Ngày sinh", "Giới tính", "Lớp", "Số định danh cá nhân",
                        "Số định danh cá nhân", "Dân tộc", "Họ tên", "Họ tên", "Họ tên", "Ngày sinh", "Trạng thái HS",
                    ])
                let again = try importing(table(rows), school, tx)
                #expect(again.count { $0 == .unchanged } == 1 && again.count { $0 == .added } == 0)
                #expect(again.id == nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsExportedIsImportedUnchanged(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let filter = PupilFilter(day: RecordsWorld.now.day, isToday: true)
                let bytes = try SheetWriter.xlsx([try PupilExport.sheet(filter, at: school.id, in: tx)])
                let report = try importing(try Table.read(bytes: bytes, name: "hoc-sinh.xlsx"), school, tx)
                #expect(report.rows.count > 100)
                #expect(report.rows.allSatisfy { $0.outcome == .unchanged })
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anImportIsTakenBackUntilSomebodyChangesWhatItWrote(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let classes = try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx)
                let filter = PupilFilter(day: RecordsWorld.now.day, isToday: true)
                let before = try PupilExport.sheet(filter, at: school.id, in: tx)
                let old = try #require(
                    try PupilListRows.lines(filter, at: school.id, limit: 1, offset: 0, in: tx).first)
                let other = try #require(classes.first { $0.name != old.className }).name
                let rows = [
                    ["", "Em Mới Toanh", "5/9/2017", "Nam", classes[0].name],
                    [old.code ?? "", "Tên Khác Hẳn", "1/1/2018", "Nữ", other],
                ]
                let report = try importing(table(rows), school, tx)
                #expect(report.count { $0 == .added } == 1 && report.count { $0 == .changed } == 1)
                #expect(try PupilExport.sheet(filter, at: school.id, in: tx) != before)
                let permit = try Permit<KeepPupils>.demonstration(
                    "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
                ).on(school.id, in: tx)
                let first = try #require(report.id)
                let past = try #require(try ImportRows.table.find(first, .pupils, in: tx))
                try UndoImport.run(past, by: permit, in: tx)
                #expect(try PupilExport.sheet(filter, at: school.id, in: tx) == before)
                #expect(throws: UndoRefusal.done) { try UndoImport.run(past, by: permit, in: tx) }

                let second = try #require(try importing(table(rows), school, tx).id)
                var pupil = try #require(try PupilRows.find(old.id, in: tx))
                let was = pupil
                pupil.name = "Sửa Sau"
                try ChangePupil.run(pupil, was: was, .correction(on: RecordsWorld.now.day), by: permit, in: tx)
                let later = try #require(try ImportRows.table.find(second, .pupils, in: tx))
                #expect(throws: UndoRefusal.changedSince("Sửa Sau")) { try UndoImport.run(later, by: permit, in: tx) }
            }
        }
    }

    /// The code is one pupil's and the number another's: nobody can say whom the row means, and neither is touched.
    @Test(arguments: TestEngine.available)
    func aNumberOfAnotherPupilThanTheCodeIsAWrongCell(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let filter = PupilFilter(day: RecordsWorld.now.day, isToday: true)
                let before = try PupilExport.sheet(filter, at: school.id, in: tx)
                let lines = try PupilListRows.lines(filter, at: school.id, limit: 2, offset: 0, in: tx)
                let (one, other) = (try #require(lines.first), try #require(lines.last))
                let number: String? = try tx.first(
                    "SELECT number FROM records_pupil_identity WHERE pupil_id = \(other.id)"
                ) { try $0["number"] }
                let born = try #require(try PupilRows.find(other.id, in: tx))
                let row = [
                    try #require(one.code), born.name, born.bornOn.iso, born.sex.rawValue, one.className,
                    try #require(number),
                ]
                let report = try importing(table([row]), school, tx)
                let fault = SheetFault(column: "Số định danh cá nhân", reason: SheetImportTexts.numberOfOther)
                #expect(one.id != other.id && report.rows.map(\.outcome) == [.refused([fault])])
                #expect(report.id == nil)
                #expect(try PupilExport.sheet(filter, at: school.id, in: tx) == before)
            }
        }
    }

    /// A number alone tells nobody where a child is; with the birth date, which the family has given, the school is named.
    @Test(arguments: TestEngine.available)
    func theSchoolBehindANumberIsNamedOnlyWithTheBirthDate(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let city = DemonstrationCity(size: .small, seed: 7, now: RecordsWorld.now)
                let there = try #require(try UnitRows.find(city.schools[1][0].id, in: tx))
                let pupil = Pupil(
                    id: PupilID(at: RecordsWorld.now), name: "Đỗ Sao Khuê",
                    bornOn: try #require(Day(iso: "2017-09-02")), sex: .female)
                let seat = SchoolClass(
                    id: ClassID(at: RecordsWorld.now), unit: there.id, year: SchoolYear(start: 2023), name: "1K",
                    grade: "01")
                try ClassRows.insert([seat], at: RecordsWorld.now, in: tx)
                try PupilRows.insert([pupil], at: RecordsWorld.now, in: tx)
                var history = PlacementHistory([])
                let place = Seat(pupil: pupil.id, unit: there.id, classID: seat.id)
                try PlacementRows.apply(
                    history.enter(place, on: RecordsWorld.now.day, .new, id: PlacementID(at: RecordsWorld.now)),
                    at: RecordsWorld.now, in: tx)
                try tx.run(
                    "INSERT INTO records_pupil_identity (pupil_id, number) VALUES (\(pupil.id), '001317000999')")
                let name = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first).name
                let reasons = try ["3/9/2017", "2/9/2017"].map { born in
                    let row = ["", "Lê Ba", born, "Nữ", name, "001317000999", "", ""]
                    let report = try importing(table([row]), school, tx)
                    guard case .refused(let faults) = report.refused.first?.outcome else { return nil as Text? }
                    return faults.first?.reason
                }
                #expect(reasons == [SheetImportTexts.numberTaken, SheetImportTexts.elsewhere(there.name)])
            }
        }
    }

    @Test func sheetsOfOthersAndWithoutColumnsAreRefusedAsAWhole() async throws {
        try await RecordsWorld.with(.sqlite) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                #expect(throws: FormRefusal.self) { try importing(table([["x"]], ["Họ tên"]), school, tx) }
                let foreign = table(
                    [["99", "Lê Mai", "5/9/2017", "Nữ", "1A"]],
                    ["Mã trường", "Họ tên", "Ngày sinh", "Giới tính", "Lớp"])
                #expect(throws: FormRefusal.self) { try importing(foreign, school, tx) }
            }
        }
    }
}
