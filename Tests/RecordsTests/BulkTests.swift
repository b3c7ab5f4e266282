import Base
import Database
import Identity
import Organisation
import Sheets
import TestKit
import Testing

@testable import Records

/// Many pupils at once: whatever is done and taken back, no history overlaps or leaves a gap, and undoing brings back
/// exactly what was.
@Suite(.serialized) struct BulkTests {
    private static func keeper(_ school: Organisation.Unit, _ tx: Transaction) throws {
        let account = Account(id: AccountID(at: RecordsWorld.now), login: "nhieu", name: "Người Giữ", language: .vi)
        try AccountRows.insert(
            account, email: nil, password: try PasswordHash(of: "mot mat khau dai", cost: .cheap),
            at: RecordsWorld.now, in: tx)
        let from = try #require(Day(iso: "2023-08-01"))
        try AccountRows.insert(
            Grant(id: GrantID(at: RecordsWorld.now), unit: school.id, role: .head, validFrom: from, validTo: nil),
            of: account.id, in: tx)
    }

    private static func permit(_ school: Organisation.Unit, _ tx: Transaction) throws -> UnitPermit<KeepPupils> {
        try Permit<KeepPupils>.demonstration("nhieu", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
            .on(school.id, in: tx)
    }

    private static func histories(_ pupils: [PupilID], _ tx: Transaction) throws -> [PlacementHistory] {
        try pupils.map { try PlacementRows.history(of: $0, in: tx) }
    }

    private static func records(_ pupils: [PupilID], _ tx: Transaction) throws -> [Pupil] {
        try pupils.map { id in
            var pupil = try #require(try PupilRows.find(id, in: tx))
            pupil.version = 0
            return pupil
        }
    }

    /// One thing of those that people do, with values from the seed.
    private static func action(
        _ classes: [SchoolClass], _ day: Day, _ number: Int, _ random: inout Seed
    ) -> BulkAction {
        let seat = classes[Int.random(in: 0..<classes.count, using: &random)]
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return .move(to: seat, on: day)
        case 2:
            let new = SchoolClass(
                id: ClassID(at: RecordsWorld.now, using: &random), unit: seat.unit, year: seat.year,
                name: "\(seat.name)-\(number)", grade: seat.grade, ageGroup: seat.ageGroup)
            return .split(into: new, on: day)
        case 3: return .field(.more(name: "SO_THU", label: "Số thử"), value: String(number), from: day)
        case 4: return .field(.twoSessions, value: number % 2 == 0 ? "1" : "0", from: nil)
        default: return .leave([.deferred, .droppedOut, .finished][number % 3], on: day, reason: "")
        }
    }

    @Test(arguments: TestEngine.available)
    func historiesStaySoundAndUndoBringsBackWhatWas(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in try BulkTests.keeper(school, tx) }
            for seed in UInt64(1)...6 {
                try await database.write { tx in try BulkTests.walk(school, seed, tx) }
            }
        }
    }

    /// Random changes of random pupils, each of them taken back at once, later, or never.
    private static func walk(_ school: Organisation.Unit, _ seed: UInt64, _ tx: Transaction) throws {
        var random = Seed(seed)
        let permit = try permit(school, tx)
        let all: [PupilID] = try tx.all(
            "SELECT pupil_id FROM records_placement WHERE unit_id = \(school.id) ORDER BY pupil_id"
        ) { try $0["pupil_id"] }
        let pupils = Array(Set(all)).sorted { $0.text < $1.text }.shuffled(using: &random).prefix(12).map { $0 }
        var day = try #require(Day(iso: "2023-10-0\(seed)"))
        var done: [(id: ImportID, before: [PlacementHistory], records: [Pupil])] = []
        for number in 0..<14 {
            day = day.adding(days: Int.random(in: 0...9, using: &random))
            let classes = try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx)
            let chosen = pupils.shuffled(using: &random).prefix(Int.random(in: 1...9, using: &random)).map { $0 }
            let before = (try histories(pupils, tx), try records(pupils, tx))
            let report = try ChangePupils.run(action(classes, day, number, &random), chosen, by: permit, in: tx)
            #expect(report.lines.count == chosen.count, "seed \(seed)")
            for history in try histories(pupils, tx) { #expect(history.isSound, "seed \(seed), step \(number)") }
            if let id = report.id {
                done.append((id, before.0, before.1))
            } else {
                #expect(report.changed == 0, "seed \(seed): what changed can be taken back")
            }
            if Bool.random(using: &random), let last = done.popLast() {
                let past = try #require(try ImportRows.table.find(last.id, .pupils, in: tx))
                try UndoImport.run(past, by: permit, in: tx)
                #expect(try histories(pupils, tx) == last.before, "seed \(seed), step \(number)")
                #expect(try records(pupils, tx) == last.records, "seed \(seed), step \(number)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func undoRefusesOnceSomethingChanged(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try BulkTests.keeper(school, tx)
                let permit = try BulkTests.permit(school, tx)
                let classes = try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx)
                let line = try #require(
                    try PupilListRows.lines(
                        PupilFilter(day: RecordsWorld.now.day, isToday: true, classID: classes[0].id), at: school.id,
                        limit: 1, offset: 0, in: tx
                    ).first)
                let day = RecordsWorld.now.day
                _ = try ChangePupils.run(.move(to: classes[1], on: day), [line.id], by: permit, in: tx)
                let past = try #require(try BulkRows.past(of: school.id, in: tx).first)
                var history = try PlacementRows.history(of: line.id, in: tx)
                let seat = Seat(pupil: line.id, unit: school.id, classID: classes[2].id)
                let changes = try history.move(to: seat, on: day, id: PlacementID(at: permit.now))
                try PlacementRows.apply(changes, at: permit.now, in: tx)
                let step = try #require(try ImportRows.table.find(past.id, .pupils, in: tx))
                #expect(throws: UndoRefusal.changedSince(line.name)) {
                    try UndoImport.run(step, by: permit, in: tx)
                }
            }
        }
    }

    /// A class that was split off goes with the undo unless somebody else sits in it by then.
    @Test(arguments: TestEngine.available)
    func theNewClassGoesWithTheUndo(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try BulkTests.keeper(school, tx)
                let permit = try BulkTests.permit(school, tx)
                let day = RecordsWorld.now.day
                let old = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first)
                let lines = try PupilListRows.lines(
                    PupilFilter(day: day, isToday: true, classID: old.id), at: school.id, limit: 10, offset: 0, in: tx)
                let new = SchoolClass(
                    id: ClassID(at: permit.now), unit: school.id, year: old.year, name: "Tách", grade: old.grade)
                let report = try ChangePupils.run(.split(into: new, on: day), lines.map(\.id), by: permit, in: tx)
                #expect(report.changed == 10)
                let past = try #require(try BulkRows.past(of: school.id, in: tx).first)
                let whole = try #require(try ImportRows.table.find(past.id, .pupils, in: tx))
                try UndoImport.run(whole, by: permit, in: tx)
                #expect(try ClassRows.find(new.id, in: tx) == nil)
                #expect(throws: UndoRefusal.done) { try UndoImport.run(whole, by: permit, in: tx) }
            }
        }
    }

    /// A dozen statements for hundreds of pupils as for five, in doing and in undoing: one more only for each set of values
    /// in which some pupils end, of which there are a few.
    @Test(arguments: TestEngine.available)
    func statementsDoNotGrowWithThePupils(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try BulkTests.keeper(school, tx)
                let permit = try BulkTests.permit(school, tx)
                let day = RecordsWorld.now.day
                let classes = try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx)
                let all: [PupilID] = try tx.all(
                    """
                    SELECT pupil_id FROM records_placement WHERE unit_id = \(school.id) AND class_id <> \(classes[0].id)
                    ORDER BY pupil_id
                    """
                ) { try $0["pupil_id"] }
                #expect(all.count > 250)
                let actions: [BulkAction] = [
                    .move(to: classes[0], on: day), .leave(.deferred, on: day, reason: ""),
                    .field(.more(name: "SO_THU", label: "Số thử"), value: "7", from: day),
                    .field(.twoSessions, value: "1", from: nil),
                ]
                for action in actions {
                    var counts: [[Int]] = []
                    for pupils in [Array(all.prefix(5)), all] {
                        try tx.run("UPDATE records_pupil SET two_sessions = 0")
                        let begin = tx.statements
                        let report = try ChangePupils.run(action, pupils, by: permit, in: tx)
                        let done = tx.statements
                        #expect(report.changed == pupils.count)
                        let id = try #require(report.id)
                        let past = try #require(try ImportRows.table.find(id, .pupils, in: tx))
                        let found = tx.statements
                        try UndoImport.run(past, by: permit, in: tx)
                        counts.append([done - begin, tx.statements - found])
                    }
                    let most = counts.joined().max() ?? 0
                    #expect(most < 18 && zip(counts[0], counts[1]).allSatisfy { $1 - $0 < 4 }, "\(counts)")
                }
                let notes = try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject = 'pupil'")
                #expect(notes == actions.count * (all.count + 5), "each pupil has a line in the log")
                // A pupil who is named twice is changed once.
                let twice = try ChangePupils.run(actions[0], [all[0], all[0]], by: permit, in: tx)
                #expect(twice.changed == 1 && twice.lines.count == 1)
            }
        }
    }

    @Test func titlesAreReadBack() throws {
        let day = try #require(Day(iso: "2023-10-01"))
        for title in [
            BulkTitle(kind: .move, subject: "5 tuổi A", day: day), BulkTitle(kind: .field, subject: "", day: nil),
            BulkTitle(kind: .leave, subject: "finished", day: day),
        ] { #expect(BulkTitle(line: title.line) == title) }
        #expect(BulkTitle(line: "hoc-sinh.xlsx") == nil)
    }

    @Test func movingUpAndRepeatingFitTheGrade() {
        let unit = UnitID(at: RecordsWorld.now)
        func seat(_ grade: String, _ group: String? = nil) -> SchoolClass {
            SchoolClass(
                id: ClassID(at: RecordsWorld.now), unit: unit, year: SchoolYear(start: 2023), name: grade, grade: grade,
                ageGroup: group)
        }
        let table: [(Leaving, SchoolClass, SchoolClass, Bool)] = [
            (.promoted, seat("01"), seat("02"), true), (.promoted, seat("01"), seat("01"), false),
            (.promoted, seat("01"), seat("03"), false), (.repeated, seat("01"), seat("01"), true),
            (.repeated, seat("01"), seat("02"), false), (.promoted, seat("17", "04"), seat("17", "05"), true),
            (.promoted, seat("17", "05"), seat("17", "04"), false),
        ]
        for (goes, old, new, fits) in table { #expect(PassRules.fits(goes, from: old, to: new) == fits) }
    }

    @Test func savedViewsKeepFiltersOnly() {
        #expect(SavedViewRules.query("q=an&page=3&done=x&form_mark=1&grade=01") == "grade=01&q=an")
        #expect(SavedViewRules.query("page=2&evil=%3Cscript%3E") == "")
    }

    @Test func rewardsKeepToTheirDays() throws {
        let born = try #require(Day(iso: "2015-03-02"))
        let today = RecordsWorld.now.day
        #expect(RewardRules.problem(givenOn: today, born: born, today: today) == nil)
        #expect(RewardRules.problem(givenOn: today.adding(days: 1), born: born, today: today) != nil)
        #expect(RewardRules.problem(givenOn: born, born: born, today: today) != nil)
        let reward = Reward(
            id: RewardID(at: RecordsWorld.now), pupil: PupilID(at: RecordsWorld.now), kind: .discipline, givenOn: today,
            content: "Nhắc nhở")
        #expect(RewardRules.problem(end: today, of: reward) == nil)
        #expect(RewardRules.problem(end: today.adding(days: -1), of: reward) != nil)
    }
}
