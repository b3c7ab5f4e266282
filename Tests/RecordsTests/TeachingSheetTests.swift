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

/// Sheets of who teaches what: each wrong cell says why, the same file twice, export and import, undo.
struct TeachingSheetTests {
    private static let header = ["Lớp", "MÔN HỌC", "hoc ky", "Mã GV", "Giáo viên", "Số tiết/tuần", "Từ ngày"]

    private struct School {
        let unit: Organisation.Unit
        let permit: UnitPermit<DecidePupils>
        let classes: [SchoolClass]
        let staff: [StaffMember]
        let subjects: [Code]
        let tx: Transaction

        init(_ unit: Organisation.Unit, _ tx: Transaction) throws {
            try RecordsWorld.keeper("nhap", .head, unit, tx)
            self.unit = unit
            self.tx = tx
            let today = RecordsWorld.now.day
            permit = try Permit<DecidePupils>.demonstration(
                "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
            ).on(unit.id, in: tx)
            classes = try ClassRows.all(of: unit.id, SchoolYear(of: today), in: tx)
            let names = try StaffRows.lines(of: unit.id, on: today, family: .teacher, search: "", in: tx)
                .map(\.member).filter { $0.code != nil }
            let count = Dictionary(grouping: names) { $0.name.folded }
            staff = names.filter { count[$0.name.folded]?.count == 1 }
            subjects = try CodeRows.list(.subject, on: today, in: tx).codes
            try tx.run("DELETE FROM records_class_subject")
        }

        func take(_ rows: [[String]], _ header: [String] = TeachingSheetTests.header) throws -> SheetReport {
            let table = Table(
                header: Table.Row(number: 1, cells: header),
                rows: rows.enumerated().map { Table.Row(number: $0 + 2, cells: $1) }, sheet: nil, otherSheets: [],
                mergedRanges: [])
            return try TeachingImport.run(table, name: "phan-cong.xlsx", by: permit, in: tx)
        }

        func undo(_ report: SheetReport) throws {
            let past = try #require(
                try report.id.flatMap { try ImportRows.table.find($0, .teachings, in: tx) })
            try UndoTeachingImport.run(past, by: permit, in: tx)
        }

        func state() throws -> [Teaching] {
            try classes.flatMap { try TeachingRows.of($0.id, in: tx) }.map(\.teaching)
        }

        /// A good row of a class and a subject, with the first teacher.
        func row(_ seat: Int, _ subject: Int, from: String = "") -> [String] {
            [classes[seat].name, subjects[subject].name, "Học kỳ I", staff[0].code ?? "", staff[0].name, "4", from]
        }
    }

    private func with(
        _ engine: TestEngine, _ body: @escaping @Sendable (School) throws -> Void
    ) async throws {
        try await RecordsWorld.with(engine, level: .primary) { database, unit in
            try await database.write { tx in try body(try School(unit, tx)) }
        }
    }

    @Test(arguments: TestEngine.available)
    func goodRowsGoInAndEachWrongCellSaysWhy(engine: TestEngine) async throws {
        try await with(engine) { school in
            func wrong(_ place: Int, _ text: String) -> [String] {
                var row = school.row(0, 1)
                row[place] = text
                return row
            }
            let report = try school.take([
                school.row(0, 0), wrong(0, "99Z"), wrong(1, "Bay lượn"), wrong(2, "Học kỳ IX"), wrong(3, "KHONG"),
                wrong(4, "Người Khác"), wrong(5, "bốn"), wrong(6, "5/9/23"), wrong(6, "5/9/2021"), school.row(0, 0),
            ])
            #expect(report.rows.map(\.outcome).first == .added)
            let faults = report.rows.dropFirst().map { $0.faults.map(\.column) }
            #expect(
                faults == [
                    ["Lớp"], ["Môn học"], ["Học kỳ"], ["Mã giáo viên"], ["Mã giáo viên"], ["Tiết một tuần"],
                    ["Từ ngày"], ["Từ ngày"], ["Môn học"],
                ])
            #expect(report.rows.last?.faults.map(\.reason) == [SheetTexts.twice(2)])
            let state = try school.state()
            #expect(state.count == 1 && state[0].teacher == school.staff[0].id && state[0].periods == 4)
            #expect(state[0].term == .first && state[0].from == RecordsWorld.now.day)
            #expect(try school.take([school.row(0, 0)]).rows.map(\.outcome) == [.unchanged])
        }
    }

    /// Other facts from a later day on follow; without a day they put right what is written; an empty cell says nothing.
    @Test(arguments: TestEngine.available)
    func aTeacherFollowsAnotherOrIsCorrected(engine: TestEngine) async throws {
        try await with(engine) { school in
            _ = try school.take([school.row(0, 0, from: "5/9/2023")])
            var corrected = school.row(0, 0)
            corrected[5] = "5"
            #expect(try school.take([corrected]).rows.map(\.outcome) == [.changed])
            #expect(try school.state().map(\.periods) == [5])
            let other = [
                school.classes[0].name, school.subjects[0].name, "1", "", school.staff[1].name, "", "2/10/2023",
            ]
            #expect(try school.take([other]).rows.map(\.outcome) == [.changed])
            let state = try school.state()
            #expect(state.map(\.teacher) == [school.staff[1].id, school.staff[0].id])
            #expect(state.map(\.periods) == [5, 5] && state[1].to == Day(iso: "2023-10-02"))
            var early = other
            early[4] = school.staff[0].name
            early[6] = "1/9/2023"
            #expect(try school.take([early]).rows.first?.faults.map(\.column) == ["Từ ngày"])
            let silent = try school.take([[school.classes[0].name, school.subjects[0].name, "1"]])
            #expect(silent.rows.map(\.outcome) == [.unchanged])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsExportedIsReadBackUnchanged(engine: TestEngine) async throws {
        try await with(engine) { school in
            var random = Seed(11)
            var rows: [[String]] = []
            for seat in school.classes.indices {
                for subject in 0..<min(6, school.subjects.count) where Int.random(in: 0..<4, using: &random) > 0 {
                    var row = school.row(seat, subject)
                    let teacher = school.staff.randomElement(using: &random)
                    row[2] = ["1", "HK II", ""].randomElement(using: &random) ?? ""
                    row[3] = teacher?.code ?? ""
                    row[4] = teacher?.name ?? ""
                    row[5] = Bool.random(using: &random) ? "" : String(Int.random(in: 0...10, using: &random))
                    row[6] = Bool.random(using: &random) ? "" : "5/9/2023"
                    rows.append(row)
                }
            }
            #expect(try school.take(rows).refused.isEmpty && rows.count > 10)
            // Somebody who has no code, and a subject that nobody teaches yet.
            try school.tx.run("UPDATE records_staff SET code = NULL WHERE id = \(school.staff[0].id)")
            _ = try school.take([[school.classes[0].name, school.subjects[7].name]])
            let before = try school.state()
            let sheet = try TeachingExport.sheet(at: school.unit.id, on: RecordsWorld.now.day, in: school.tx)
            for bytes in [
                try SheetWriter.xlsx([sheet]),
                SheetWriter.csv(headings: sheet.columns.map(\.heading), rows: sheet.rows),
            ] {
                let table = try Table.read(
                    bytes: bytes, name: bytes.starts(with: [80, 75]) ? "a.xlsx" : "a.csv", headings: TeachingSheet.map)
                let report = try TeachingImport.run(table, name: "a", by: school.permit, in: school.tx)
                #expect(report.rows.count == before.count && report.rows.allSatisfy { $0.outcome == .unchanged })
                #expect(report.id == nil)
            }
            #expect(try school.state() == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func anImportIsTakenBackAsLongAsNothingChanged(engine: TestEngine) async throws {
        try await with(engine) { school in
            _ = try school.take([school.row(0, 0, from: "5/9/2023"), school.row(0, 1, from: "5/9/2023")])
            let before = try school.state()
            var follows = school.row(0, 0, from: "2/10/2023")
            follows[3] = school.staff[1].code ?? ""
            follows[4] = school.staff[1].name
            var corrects = school.row(0, 1)
            corrects[5] = "9"
            let report = try school.take([follows, corrects, school.row(1, 0)])
            #expect(report.rows.map(\.outcome) == [.changed, .changed, .added])
            try school.undo(report)
            #expect(try school.state() == before)
            #expect(throws: UndoRefusal.done) { try school.undo(report) }

            let again = try school.take([corrects])
            var later = corrects
            later[5] = "10"
            _ = try school.take([later])
            #expect(throws: UndoRefusal.changedSince(school.classes[0].name)) { try school.undo(again) }
        }
    }

    @Test func termsAreKnownByWhatPeopleWrite() {
        for (text, term) in [
            ("1", Teaching.Term.first), ("HK1", .first), ("Học kỳ I", .first), ("hoc ky 2", .second), ("II", .second),
            ("Cả năm", .year), ("", .year), ("3", .year),
        ] { #expect(Teaching.Term(meant: text) == term, "\(text)") }
        #expect(Teaching.Term(meant: "4") == nil && Teaching.Term(meant: "kỳ hè") == nil)
    }
}
