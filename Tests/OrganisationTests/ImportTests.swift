import Base
import Database
import Identity
import Sheets
import TestKit
import Testing

@testable import Organisation

private let city = [
    ["01", "Sở GDĐT", "Sở", "", "2008-08-01"],
    ["01001", "Phòng GDĐT quận Ba Đình", "Phòng", "01", "2008-08-01"],
    ["01002", "Phòng GDĐT quận Đống Đa", "Phòng", "01", "2008-08-01"],
]

/// Rows after those of the city, and for each `+` added, `~` changed, `=` unchanged or words of the refusal.
struct ImportCase: Sendable, CustomStringConvertible {
    let description: String
    let rows: [[String]]
    let expected: [String]
}

private let cases: [ImportCase] = [
    .init(description: "a school", rows: [["S", "Trường TH", "Trường", "01001", "", "", "TH, THCS"]], expected: ["+"]),
    .init(description: "unknown parent", rows: [["S", "Trường", "Trường", "09"]], expected: ["mã “09”"]),
    .init(
        description: "the same code twice", rows: [["S", "A", "Trường", "01001"], ["S", "B", "Trường", "01001"]],
        expected: ["+", "Trùng mã với dòng 2"]),
    .init(description: "unknown kind", rows: [["S", "A", "Quán", "01001"]], expected: ["loại đơn vị “Quán”"]),
    .init(
        description: "unknown level", rows: [["S", "A", "Trường", "01001", "", "", "TH, XX"]], expected: ["cấp học"]),
    .init(
        description: "unknown ownership", rows: [["S", "A", "Trường", "01001", "", "", "TH", "Mượn"]],
        expected: ["loại hình “Mượn”"]),
    .init(
        description: "a day that is none", rows: [["S", "A", "Trường", "01001", "31/2/2024"]], expected: ["31/2/2024"]),
    .init(
        description: "ends before it begins", rows: [["S", "A", "Trường", "01001", "1/9/2023", "1/8/2023"]],
        expected: ["trước “Từ ngày”"]),
    .init(description: "no parent", rows: [["S", "A", "Trường", ""]], expected: ["Thiếu mã đơn vị quản lý"]),
    .init(description: "a blank in the code", rows: [["S 1", "A", "Trường", "01001"]], expected: ["khoảng trắng"]),
    .init(description: "a commune before its time", rows: [["C", "UBND", "Xã", "01"]], expected: ["không trực thuộc"]),
    .init(
        description: "a parent of the wrong kind", rows: [["P", "Phòng", "Phòng", "01001"]],
        expected: ["không trực thuộc"]),
    .init(
        description: "a parent not open yet",
        rows: [["P", "Phòng", "Phòng", "01", "1/9/2024"], ["S", "A", "Trường", "P", "1/9/2023"]],
        expected: ["+", "không hoạt động"]),
    .init(
        description: "parents later in the file",
        rows: [["D", "Điểm", "Điểm trường", "S"], ["S", "A", "Trường", "P"], ["P", "Phòng", "Phòng", "01"]],
        expected: ["+", "+", "+"]),
    .init(
        description: "a circle, and a row under it",
        rows: [["A", "A", "Trường", "B"], ["B", "B", "Trường", "A"], ["D", "D", "Điểm trường", "A"]],
        expected: ["vòng lặp", "vòng lặp", "vòng lặp"]),
    .init(description: "a unit under itself", rows: [["A", "A", "Trường", "A"]], expected: ["vòng lặp"]),
    .init(
        description: "whoever stands under a refused row is refused",
        rows: [["D", "Điểm", "Điểm trường", "S"], ["S", "A", "Trường", "C"], ["C", "UBND", "Xã", "01"]],
        expected: ["mã “S”", "mã “C”", "không trực thuộc"]),
    .init(
        description: "a cluster stands under the department", rows: [["K", "Cụm 1", "Cụm", "01"]], expected: ["+"]),
    .init(description: "a kind does not change", rows: [["01001", "X", "Trường", "01"]], expected: ["loại không đổi"]),
]

extension StoreTests {
    struct ImportTests {
        @Test(arguments: TestEngine.available, cases)
        func everyRowIsAnswered(engine: TestEngine, example: ImportCase) async throws {
            try await engine.with(World.schema) { database in
                #expect(try await World.run(city, in: database) == [.added, .added, .added])
                let before = try await World.state(database)
                let rehearsed = try await World.run(example.rows, rehearsal: true, in: database)
                #expect(try await World.state(database) == before, "a rehearsal writes nothing")
                let outcomes = try await World.run(example.rows, in: database)
                #expect(rehearsed == outcomes)
                for (outcome, expected) in zip(outcomes, example.expected) { check(outcome, expected) }
                let added = outcomes.count { $0 == .added }
                #expect(try await database.read { try UnitRows.all(in: $0).count } == city.count + added)
            }
        }

        private func check(_ outcome: UnitImport.RowReport.Outcome, _ expected: String) {
            switch (outcome, expected) {
            case (.added, "+"), (.changed, "~"), (.unchanged, "="): break
            case (.refused(let reasons), _):
                #expect(
                    reasons.contains { $0.reason.vi.contains(expected) && !$0.column.isEmpty },
                    "\(reasons.map(\.reason.vi)), not \(expected)")
            default: Issue.record("\(outcome) instead of \(expected)")
            }
        }

        /// Over random sheets: what is taken in and taken back leaves everything as it was, but for when it was changed.
        @Test(arguments: TestEngine.available)
        func whatIsTakenBackWasNeverThere(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                _ = try await World.run(city + [["S", "Trường", "Trường", "01001", "2010-01-01"]], in: database)
                let permit = try await database.write { tx in try World.official(tx) }
                var random = Seed(17)
                let sheets: [[[String]]] = [
                    [["S", "Tên mới", "Trường", "01002", "2022-08-01"], ["D", "Điểm", "Điểm trường", "S"]],
                    [
                        ["T", "Trường T", "Trường", "01002"], ["D1", "Điểm", "Điểm trường", "T"],
                        ["K", "Cụm", "Cụm", "01"],
                    ],
                    [["S", "Trường", "Trường", "01001", "2010-01-01", "30/6/2025"], ["X", "X", "Quán", "01"]],
                ]
                for round in 0..<6 {
                    let before = try await World.state(database)
                    let rows = sheets.randomElement(using: &random) ?? []
                    try await database.write { tx in
                        let report = try UnitSheet.take(try World.table(rows), "a.csv", permit, tx)
                        let id = try #require(report.id)
                        let past = try #require(try SheetStepRows.table.find(id, UnitSheet.subject, in: tx))
                        #expect(past.added + past.changed > 0)
                        try UnitSheet.undo(past, by: permit, in: tx)
                        #expect(throws: UndoRefusal.done) { try UnitSheet.undo(past, by: permit, in: tx) }
                    }
                    #expect(try await World.state(database) == before, "round \(round): \(rows)")
                }
                // Over what came after it is not taken back: a change, and somebody who works there.
                try await database.write { tx in
                    let report = try UnitSheet.take(
                        try World.table([["S", "Một", "Trường", "01001", "2022-08-01"]]), "a.csv", permit, tx)
                    let id = try #require(report.id)
                    let past = try #require(try SheetStepRows.table.find(id, UnitSheet.subject, in: tx))
                    _ = try UnitImport.run(
                        try World.table([["S", "Hai", "Trường", "01001", "2022-09-01"]]), on: World.day("2024-01-15"),
                        at: World.now.adding(seconds: 60), rehearsal: false, in: tx)
                    #expect(throws: UndoRefusal.changedSince("S")) { try UnitSheet.undo(past, by: permit, in: tx) }
                }
            }
        }

        @Test(arguments: TestEngine.available)
        func theSameFileTwiceChangesNothing(engine: TestEngine) async throws {
            let rows =
                city + [
                    ["S", "Trường Đường Lâm", "Trường", "01001", "", "", "TH", "Công lập"], ["K", "Cụm", "Cụm", "01"],
                ]
            try await engine.with(World.schema) { database in
                _ = try await World.run(rows, in: database)
                let before = try await World.state(database)
                let again = try await World.run(rows, on: "2024-03-01", in: database)
                #expect(again == rows.map { _ in .unchanged })
                #expect(try await World.state(database) == before)
            }
        }

        @Test(arguments: TestEngine.available)
        func anEarlierMoveKeepsWhatIsPlannedLater(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                _ = try await World.run(city + [["S", "A", "Trường", "01001", "2010-01-01"]], in: database)
                _ = try await World.run([["S", "A", "Trường", "01002", "2020-01-01"]], in: database)
                _ = try await World.run([["S", "A", "Trường", "01", "2015-01-01"]], in: database)
                let parents = try await database.read { tx in
                    let school = try #require(try UnitRows.find(code: "S", in: tx))
                    return try ["2012-01-01", "2016-01-01", "2021-01-01"].map { day in
                        try UnitRows.parent(of: school.id, on: World.day(day), in: tx)?.code
                    }
                }
                #expect(parents == ["01001", "01", "01002"])
            }
        }

        @Test(arguments: TestEngine.available)
        func aNewNameKeepsTheOldOneForItsDays(engine: TestEngine) async throws {
            try await engine.with(World.schema) { database in
                _ = try await World.run(city + [["S", "Tên cũ", "Trường", "01001", "2010-01-01"]], in: database)
                let outcomes = try await World.run([["S", "Tên mới", "Trường", "01001", "2022-08-01"]], in: database)
                #expect(outcomes == [.changed])
                let names = try await database.read { tx in
                    let school = try #require(try UnitRows.find(code: "S", in: tx))
                    return try ["2022-07-31", "2022-08-01"].map {
                        try UnitRows.name(of: school.id, on: World.day($0), in: tx)
                    }
                }
                #expect(names == ["Tên cũ", "Tên mới"])
                let before = try await World.state(database)
                let earlier = try await World.run([["S", "Tên khác", "Trường", "01001", "2015-08-01"]], in: database)
                #expect(earlier != [.changed], "what was so before a later change is not rewritten")
                #expect(try await World.state(database) == before)
            }
        }

        @Test(arguments: TestEngine.available)
        func aUnitClosesOnlyWhenNobodyIsBelow(engine: TestEngine) async throws {
            let office = ["01001", "Phòng GDĐT quận Ba Đình", "Phòng", "01", "2008-08-01", "30/6/2025"]
            try await engine.with(World.schema) { database in
                _ = try await World.run(city + [["S", "A", "Trường", "01001", "2010-01-01"]], in: database)
                let alone = try await World.run([office], in: database)
                #expect(alone != [.changed])
                let moved = try await World.run([office, ["S", "A", "Trường", "01002", "2025-01-01"]], in: database)
                #expect(moved == [.changed, .changed])
                let covered = try await database.read { try World.covered(by: "01", on: "2025-07-01", in: $0) }
                #expect(covered == ["01", "01002", "S"])
            }
        }
    }
}
