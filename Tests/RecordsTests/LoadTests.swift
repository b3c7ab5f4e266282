import Base
import Database
import Foundation
import Identity
import Logging
import Organisation
import Sheets
import TestKit
import Testing

@testable import Files
@testable import Records

/// Sheets of many schools: the same guarantees as small ones, piece by piece.
struct LoadTests {
    private static let header = "Mã trường,Họ tên,Ngày sinh,Giới tính,Lớp,Số định danh cá nhân"

    private func loader(_ database: Database) -> Loader {
        Loader(
            database: database, clock: Clock { RecordsWorld.now }, blocking: BlockingPool(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Rows of new pupils with names of their own.
    private func rows(_ count: Int, _ school: Organisation.Unit, _ className: String) -> [String] {
        let letters = Array("ABCDEGHIKLMNOPQRSTUVXY")
        return (0..<count).map { n in
            let name = String((0..<3).map { letters[n / [1, 22, 484][$0] % 22] }).capitalized
            return "\(school.code),Trần Thị \(name),\(n % 28 + 1)/\(n % 12 + 1)/2017,Nữ,\(className),"
        }
    }

    private func stage(
        _ rows: [String], _ database: Database, to state: Load.State, by official: String? = nil
    ) async throws -> ImportID {
        let text = ([LoadTests.header] + rows).joined(separator: "\n")
        let order = try await database.read { tx in
            if let official {
                return LoadOrder(
                    "lon.csv",
                    by: try Permit<LoadPupils>.demonstration(
                        official, tree: OrganisationTree(), at: RecordsWorld.now, in: tx))
            }
            let top = try #require(try UnitRows.find(code: "01", in: tx))
            return LoadOrder("lon.csv", commandFor: top.id, at: RecordsWorld.now)
        }
        return try await StageLoad.run(
            { try TableStream(bytes: Array(text.utf8), name: "lon.csv", headings: $0, limits: .large) }, order,
            to: state, database, BlockingPool())
    }

    private func pupils(_ database: Database) async throws -> Int {
        try await database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM records_pupil") }
    }

    private func load(_ id: ImportID, _ database: Database) async throws -> Load {
        try #require(try await database.read { tx in try LoadRows.find(id, in: tx) })
    }

    private func className(_ school: Organisation.Unit, _ database: Database) async throws -> String {
        try #require(
            try await database.read { tx in
                try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first?.name
            })
    }

    @Test(arguments: TestEngine.available)
    func itIsLookedAtThenTakenInThenTakenBack(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let before = try await pupils(database)
            let name = try await className(school, database)
            var lines = rows(5000, school, name)
            lines.insert(lines[7], at: 4500)
            lines.append("99999999,Trần Lạ Trường,1/1/2017,Nam,\(name),")
            lines.append("\(school.code),Trần Sai Năm,1/1/17,Nam,\(name),1.2E+11")
            let id = try await stage(lines, database, to: .checking)
            try await loader(database).round()
            let checked = try await load(id, database)
            #expect(checked.state == .checked && checked.counts.added == 5000 && checked.counts.refused == 3)
            #expect(try await pupils(database) == before)
            let wrong = try await database.read { tx in try LoadFaultRows.all(of: id, limit: 10, in: tx) }
            #expect(wrong.map(\.number) == [4502, 5003, 5004])
            #expect(wrong.first?.outcome == .refused([.init(column: "Họ tên", reason: SheetTexts.twice(9))]))
            try await database.write { tx in
                try LoadRows.restart(id, in: tx)
                _ = try LoadRows.move(id, from: [.checked], to: .applying, in: tx)
            }
            try await loader(database).round()
            let done = try await load(id, database)
            #expect(done.state == .done && done.counts == checked.counts)
            #expect(try await pupils(database) == before + 5000)
            let again = try await stage(lines, database, to: .applying)
            try await loader(database).round()
            let same = try await load(again, database)
            #expect(same.counts.unchanged == 5000 && same.counts.added == 0 && same.counts.refused == 3)
            _ = try await database.write { tx in try LoadRows.move(id, from: [.done], to: .takingBack, in: tx) }
            try await loader(database).round()
            #expect(try await load(id, database).state == .undone)
            #expect(try await pupils(database) == before)
            let gone = try await database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM records_gone WHERE kind = 'user'")
            }
            #expect(gone == 5000)
        }
    }

    /// A process that died between two pieces: another goes on behind it, and knows who stood in the pieces before.
    @Test(arguments: TestEngine.available)
    func anotherProcessGoesOn(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let before = try await pupils(database)
            let name = try await className(school, database)
            var lines = rows(4100, school, name)
            lines.append(lines[3])
            let id = try await stage(lines, database, to: .applying)
            let first = lines.prefix(LoadPiece.length).enumerated().map { place, line in
                Table.Row(
                    number: place + 2,
                    cells: line.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
            }
            let bodies = try await withhold(id, database)
            // The second piece is out of reach: the first is in, and nothing of the second.
            try await loader(database).round()
            #expect(try await pupils(database) == before + LoadPiece.length)
            try await database.write { tx in
                try tx.run("UPDATE records_load SET state = 'applying', pieces_done = 1 WHERE id = \(id)")
                try tx.run("DELETE FROM records_load_piece WHERE load_id = \(id)")
                try LoadRows.insert([(0, LoadPiece.body(first)), (1, bodies)], of: id, in: tx)
            }
            try await loader(database).round()
            let done = try await load(id, database)
            #expect(done.state == .done && done.counts.added == 4100 && done.counts.refused == 1)
            #expect(try await pupils(database) == before + 4100)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasChangedSinceIsNotTakenBack(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let name = try await className(school, database)
            let id = try await stage(rows(3, school, name), database, to: .applying)
            try await loader(database).round()
            let count = try await pupils(database)
            try await database.write { tx in
                try tx.run("UPDATE records_pupil SET version = 2 WHERE name_fold = 'tran thi baa'")
                _ = try LoadRows.move(id, from: [.done], to: .takingBack, in: tx)
            }
            try await loader(database).round()
            let halted = try await load(id, database)
            #expect(halted.state == .halted && halted.problem == UndoRefusal.changedSince("Trần Thị Baa").explanation)
            #expect(try await pupils(database) == count)
        }
    }

    /// An official of the department, whose role can end.
    private func official(_ database: Database) async throws {
        try await database.write { tx in
            let top = try #require(try UnitRows.find(code: "01", in: tx))
            try RecordsWorld.keeper("so", .departmentOfficial, top, tx)
        }
    }

    private func endRole(_ database: Database) async throws {
        try await database.write { tx in
            try tx.run("UPDATE identity_grant SET valid_to = \(RecordsWorld.now.day) WHERE role = 'departmentOfficial'")
        }
    }

    /// Takes the second piece away, so that a loader stops behind the first, and gives what was in it.
    private func withhold(_ id: ImportID, _ database: Database) async throws -> String {
        try await database.write { tx in
            let body = try #require(try LoadRows.body(of: id, 1, in: tx))
            try tx.run("DELETE FROM records_load_piece WHERE load_id = \(id) AND number = 1")
            return body
        }
    }

    /// The role of who sent the file ended behind the first piece: what is in goes out again, and the load says why.
    @Test(arguments: TestEngine.available)
    func aLoadWhoseAuthorLostTheRoleStops(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let name = try await className(school, database)
            try await official(database)
            let before = try await pupils(database)
            let id = try await stage(rows(4100, school, name), database, to: .applying, by: "so")
            let second = try await withhold(id, database)
            try await loader(database).round()
            #expect(try await pupils(database) == before + LoadPiece.length)
            try await database.write { tx in
                try tx.run("UPDATE records_load SET state = 'applying', ended_at = NULL WHERE id = \(id)")
                try LoadRows.insert([(1, second)], of: id, in: tx)
            }
            try await endRole(database)
            try await loader(database).round()
            let stopped = try await load(id, database)
            #expect(stopped.state == .failed && stopped.problem == LoadTexts.rightsEnded)
            #expect(try await pupils(database) == before)
            let left = try await database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM records_import_step WHERE import_id = \(id)")
                    + tx.count("SELECT COUNT(*) AS n FROM records_load_piece WHERE load_id = \(id)")
            }
            #expect(left == 0)
        }
    }

    /// While it was only looked at, there is nothing to take back.
    @Test(arguments: TestEngine.available)
    func aLookWhoseAuthorLostTheRoleStops(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let name = try await className(school, database)
            try await official(database)
            let before = try await pupils(database)
            let id = try await stage(rows(3, school, name), database, to: .checking, by: "so")
            try await endRole(database)
            try await loader(database).round()
            let stopped = try await load(id, database)
            #expect(stopped.state == .failed && stopped.problem == LoadTexts.rightsEnded)
            #expect(try await pupils(database) == before)
        }
    }

    @Test func aFileOnDiskIsReadRowByRow() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("khue-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        let line = "Nguyễn Văn An,\"hai\ndòng\",5/9/2017\n"
        let text = "\u{FEFF}Họ tên,Ghi chú,Ngày sinh\n" + String(repeating: line, count: 60_000)
        try Data(text.utf8).write(to: path)
        let stream = try TableStream(path: path.path)
        #expect(stream.header.cells == ["Họ tên", "Ghi chú", "Ngày sinh"])
        var (count, last) = (0, 0)
        while let row = try stream.next() {
            if row.cells != ["Nguyễn Văn An", "hai\ndòng", "5/9/2017"] { Issue.record("\(row)") }
            (count, last) = (count + 1, row.number)
        }
        #expect(count == 60_000 && last == 120_000)
        try Data((text + "\"offen\n").utf8).write(to: path)
        let open = try TableStream(path: path.path)
        #expect(throws: FileRefusal.self) { while try open.next() != nil {} }
    }

    @Test(arguments: [(0, 100, 50, nil), (50, 100, 30, 30), (1, 61, 2, 120), (100, 100, 9, 0), (5, 10, 0, nil)])
    func whatRemainsIsToldFromWhatPassed(done: Int, total: Int, seconds: Int, remaining: Int?) {
        #expect(Load.remaining(done: done, of: total, after: seconds) == remaining)
    }
}
