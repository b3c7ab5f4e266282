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

/// Sheets of classes: new ones, changes from a day, each wrong cell, the same file twice, export and import, undo.
struct ClassSheetTests {
    private static let header = [
        "TÊN LỚP", "Mã lớp", "Khối", "Điểm trường", "GVCN", "Học 2 buổi", "Thay đổi từ ngày", "Số thứ tự",
        "Là lớp chuyên biệt",
    ]

    private struct School {
        let unit: Organisation.Unit
        let permit: UnitPermit<KeepPupils>
        let site: Organisation.Unit
        let teacher: StaffMember
        let tx: Transaction

        init(_ unit: Organisation.Unit, _ tx: Transaction) throws {
            self.unit = unit
            self.tx = tx
            permit = try UnitPermit<KeepPupils>.keeping(unit, tx)
            site = try RecordsWorld.site(of: unit, named: "Điểm lẻ Gò Mít", tx)
            let names = try StaffRows.lines(
                of: unit.id, on: RecordsWorld.now.day, family: .teacher, search: "", in: tx
            ).map(\.member)
            let count = Dictionary(grouping: names) { $0.name.folded }
            teacher = try #require(names.first { count[$0.name.folded]?.count == 1 })
        }

        func take(_ rows: [[String]], _ header: [String] = ClassSheetTests.header) throws -> SheetReport {
            let table = Table(
                header: Table.Row(number: 1, cells: header),
                rows: rows.enumerated().map { Table.Row(number: $0 + 2, cells: $1) }, sheet: nil, otherSheets: [],
                mergedRanges: [])
            return try ClassImport.run(table, name: "lop.xlsx", by: permit, in: tx)
        }

        func undo(_ report: SheetReport) throws {
            let past = try #require(try report.id.flatMap { try ImportRows.table.find($0, .classes, in: tx) })
            try UndoClassImport.run(past, by: permit, in: tx)
        }

        func classes(on day: Day? = nil) throws -> [SchoolClass] {
            try ClassRows.all(of: unit.id, SchoolYear(start: 2023), on: day, in: tx)
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
            let old = try #require(try school.classes().first)
            let before = try school.classes()
            let report = try school.take([
                ["9Z", "L9Z", "Khối 3", school.site.name, school.teacher.name, "Có", "", "7", "x"],
                [old.name, "", "", school.site.code, "", old.twoSessions ? "Không" : "Có", "20/09/2023", "", ""],
                ["9Y", "", "Khối 77", "Điểm trên trăng", "Không Ai Cả", "có lẽ", "01/01/2030", "nhiều", ""],
                ["9X", "", "", "", "", "", "", "", ""], ["9Z", "", "", "", "", "", "", "", ""],
                ["", "", "Khối 1", "", "", "", "", "", ""],
            ])
            #expect(
                report.rows.map(\.outcome.word) == ["added", "changed", "refused", "refused", "refused", "refused"])
            guard case .refused(let faults) = report.rows[2].outcome else { return }
            #expect(
                faults.map(\.column) == [
                    "Khối", "Điểm trường", "Giáo viên chủ nhiệm", "Học 2 buổi/ngày", "Số thứ tự", "Thay đổi từ ngày",
                    "Thay đổi từ ngày",
                ])
            let added = try #require(try school.classes().first { $0.name == "9Z" })
            #expect(added.code == "L9Z" && added.grade == "03" && added.site == school.site.id)
            #expect(added.teacher == school.teacher.id && added.twoSessions)
            #expect(added.more.values == ["THU_TU": "7", "IS_LOP_CHUYEN_BIET": "1"])
            let then = try #require(try ClassRows.find(old.id, on: Day(iso: "2023-09-19"), in: school.tx))
            #expect(then.site == nil && then.twoSessions == old.twoSessions, "as it was until the day")
            let now = try #require(try ClassRows.find(old.id, in: school.tx))
            #expect(now.site == school.site.id && now.twoSessions != old.twoSessions && now.grade == old.grade)
            #expect(try school.take([["9Z", "L9Z", "3", school.site.name, "", "có", "", "7", "1"]]).id == nil)
            try school.undo(report)
            let after = try school.classes()
            #expect(after.map(\.named) == before.map(\.named) && after.map(\.id) == before.map(\.id))
            #expect(try school.classes(on: Day(iso: "2023-09-19")).map(\.named) == before.map(\.named))
            #expect(try school.tx.count("SELECT COUNT(*) AS n FROM records_class_past") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsExportedIsImportedUnchanged(engine: TestEngine) async throws {
        try await with(engine) { school in
            _ = try school.take([["9Z", "L9Z", "3", school.site.name, school.teacher.name, "Có", "", "7", "x"]])
            let sheet = try ClassExport.sheet(at: school.unit.id, on: RecordsWorld.now.day, in: school.tx)
            let table = try Table.read(
                bytes: try SheetWriter.xlsx([sheet]), name: "lop.xlsx", headings: ClassSheet([]).map)
            let report = try ClassImport.run(table, name: "lop.xlsx", by: school.permit, in: school.tx)
            #expect(report.rows.count > 10 && report.rows.allSatisfy { $0.outcome == .unchanged })
            #expect(table.rows.contains { $0.cells.contains(school.site.name) && $0.cells.contains("7") })
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsUsedOrChangedSinceIsNotTakenBack(engine: TestEngine) async throws {
        try await with(engine) { school in
            let old = try #require(try school.classes().first)
            let used = try school.take([["9Z", "", "3", "", "", "", "", "", ""]])
            let added = try #require(try school.classes().first { $0.name == "9Z" })
            let pupil = try #require(
                try PupilListRows.lines(
                    PupilFilter(day: RecordsWorld.now.day, isToday: true), at: school.unit.id, limit: 1, offset: 0,
                    in: school.tx
                ).first)
            _ = try ChangePupils.run(
                .move(to: added, on: RecordsWorld.now.day), [pupil.id], by: school.permit, in: school.tx)
            #expect(throws: UndoRefusal.self) { try school.undo(used) }
            let changed = try school.take([[old.name, "", "", "", "", "", "", "3", ""]])
            var new = try #require(try ClassRows.find(old.id, in: school.tx))
            new.boards.toggle()
            let left = try #require(try ClassRows.find(old.id, in: school.tx))
            try ChangeClass.run(
                new, was: left, .change(from: RecordsWorld.now.day), by: school.permit, in: school.tx)
            #expect(throws: UndoRefusal.changedSince(old.name)) { try school.undo(changed) }
        }
    }
}

extension SheetReport.Row.Outcome {
    fileprivate var word: String {
        switch self {
        case .added: "added"
        case .changed: "changed"
        case .refused: "refused"
        case .unchanged: "unchanged"
        }
    }
}

extension RecordsWorld {
    /// A site below the school.
    static func site(of unit: Organisation.Unit, named name: String, _ tx: Transaction) throws -> Organisation.Unit {
        let site = Organisation.Unit(
            id: UnitID(at: now), code: "DT\(unit.code)", name: name, kind: .site, openedOn: unit.openedOn)
        try tx.run(
            """
            INSERT INTO organisation_unit (id, code, name, name_fold, name_sort, kind, levels, address, opened_on, changed_at)
            VALUES (\(site.id), \(site.code), \(site.name), \(site.name.folded), \(site.name.sortKey), 'site', '', '',
                \(site.openedOn), \(now))
            """)
        try tx.run(
            """
            INSERT INTO organisation_link (id, child_id, parent_id, hierarchy, valid_from)
            VALUES (\(site.id), \(site.id), \(unit.id), 'administrative', \(site.openedOn))
            """)
        return site
    }
}
