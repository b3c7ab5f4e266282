import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// The year turns: everybody sits in one class, taking it back leaves no trace.
struct TurnTests {
    @Test(arguments: [("1A", "2A"), ("3 tuổi B", "4 tuổi B"), ("10A1", "11A1"), ("Lá", "Lá+"), ("9", "10")])
    func namesGoOn(old: String, next: String) { #expect(TurnRules.name(after: old) == next) }

    private func head(_ school: Organisation.Unit, _ tx: Transaction) throws -> UnitPermit<DecidePupils> {
        if try AccountRows.holding(.head, login: "hieutruong", at: school.id, on: RecordsWorld.now.day, in: tx) == nil {
            let account = Account(
                id: AccountID(at: RecordsWorld.now), login: "hieutruong", name: "Hiệu Trưởng", language: .vi)
            try AccountRows.insert(
                account, email: nil, password: try PasswordHash(of: "mot mat khau dai", cost: .cheap),
                at: RecordsWorld.now, in: tx)
            try AccountRows.insert(
                Grant(
                    id: GrantID(at: RecordsWorld.now), unit: school.id, role: .head,
                    validFrom: RecordsWorld.now.day.adding(days: -60), validTo: nil), of: account.id, in: tx)
        }
        return try Permit<DecidePupils>.demonstration(
            "hieutruong", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
        ).on(school.id, in: tx)
    }

    /// Class lists on a day, by class and pupil.
    private func lists(_ school: Organisation.Unit, _ day: Day, _ tx: Transaction) throws -> [String] {
        let filter = PupilFilter(day: day, isToday: false)
        return try PupilListRows.lines(filter, at: school.id, limit: 10_000, offset: 0, in: tx).map {
            "\($0.className) \($0.id)"
        }.sorted()
    }

    @Test(arguments: TestEngine.available)
    func pupilsMoveUpRepeatAndFinish(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try head(school, tx)
                let opening = try #require(Day(iso: "2024-08-26"))
                let before = try lists(school, opening.adding(days: -30), tx)
                let year = SchoolYear(start: 2023)
                let old = try ClassRows.all(of: school.id, year, in: tx)
                let grades = Dictionary(uniqueKeysWithValues: old.map { ($0.id, $0.grade) })
                let seated = try TurnRows.seated(school.id, year, in: tx)
                let last = seated.filter { grades[$0.classID] == "05" }.count
                let repeating = try #require(seated.first { grades[$0.classID] == "03" })
                #expect(throws: TurnRefusal.unknownCode("0")) {
                    try TurnYear.run(on: opening, repeating: ["0"], by: permit, in: tx)
                }
                let code = try #require(repeating.code)
                let outcome = try TurnYear.run(on: opening, repeating: [code], by: permit, in: tx)
                #expect(outcome.finished == last && outcome.repeated == 1)
                #expect(outcome.promoted + outcome.repeated + outcome.finished == seated.count)
                #expect(try lists(school, opening.adding(days: -30), tx) == before, "the old year is what it was")
                let after = try lists(school, opening, tx)
                #expect(after.count == seated.count - last)
                for one in seated {
                    let history = try PlacementRows.history(of: one.pupil, in: tx)
                    #expect(history.isSound)
                }
                let stays = try #require(
                    try PlacementRows.history(of: repeating.pupil, in: tx).current(on: opening))
                #expect(try ClassRows.find(stays.classID, in: tx)?.grade == "03" && stays.entry == .repeated)
                #expect(throws: TurnRefusal.openAlready) {
                    try TurnYear.run(on: opening, repeating: [], by: permit, in: tx)
                }
                let turn = try #require(try TurnRows.last(of: school.id, in: tx))
                try TurnYear.undo(turn, by: permit, in: tx)
                #expect(try lists(school, opening.adding(days: -30), tx) == before)
                #expect(try lists(school, opening, tx).isEmpty)
                #expect(try ClassRows.all(of: school.id, SchoolYear(start: 2024), in: tx).isEmpty)
                #expect(try TurnRows.seated(school.id, year, in: tx).count == seated.count)
            }
        }
    }

    /// What was done in the new year since is not taken away, and neither is what became of those who finished.
    @Test(arguments: TestEngine.available)
    func whatWasDoneSinceStays(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try head(school, tx)
                let opening = try #require(Day(iso: "2024-08-26"))
                let keep = try UnitPermit<KeepPupils>.keeping(school, tx)
                func turned() throws -> YearTurn {
                    _ = try TurnYear.run(on: opening, repeating: [], by: permit, in: tx)
                    return try #require(try TurnRows.last(of: school.id, in: tx))
                }
                func undone(_ turn: YearTurn) throws { try TurnYear.undo(turn, by: permit, in: tx) }
                var turn = try turned()
                let seat = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2024), in: tx).first)
                try TeachingRows.put(
                    Teaching(classID: seat.id, subject: "01", term: .year, teacher: nil, periods: 4, from: opening),
                    after: nil, in: tx)
                #expect(throws: TurnRefusal.classesChanged(1)) { try undone(turn) }
                try tx.run("DELETE FROM records_class_subject WHERE class_id = \(seat.id)")
                try undone(turn)

                turn = try turned()
                let made = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2024), in: tx).first)
                var renamed = made
                renamed.name = "1 Hoa Sen"
                try ChangeClass.run(renamed, was: made, .correction(on: opening), by: keep, in: tx)
                #expect(throws: TurnRefusal.classesChanged(1)) { try undone(turn) }
                // Taking what was made by hand out of the way again is the person's own decision.
                try tx.run(
                    """
                    UPDATE records_class SET name = \(made.name), version = 1, changed_at = \(turn.madeAt)
                    WHERE id = \(made.id)
                    """)

                let finished = try #require(
                    try tx.first(
                        "SELECT pupil_id FROM records_placement WHERE leaving = 'finished' ORDER BY pupil_id LIMIT 1"
                    ) { try $0["pupil_id"] as PupilID })
                var history = try PlacementRows.history(of: finished, in: tx)
                let changes = try history.enter(
                    Seat(pupil: finished, unit: school.id, classID: made.id), on: opening.adding(days: 10),
                    history.reentry, id: PlacementID(at: RecordsWorld.now))
                try PlacementRows.apply(changes, at: turn.madeAt, in: tx)
                #expect(throws: TurnRefusal.self) { try undone(turn) }
                #expect(try PlacementRows.history(of: finished, in: tx).isSound)
            }
        }
    }

    /// Whoever finished a level goes on at the next school with the record: it asks, the old one lets go.
    @Test(arguments: TestEngine.available)
    func whoFinishedGoesOnAtTheNextSchool(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine, level: .primary) { database, school in
            try await database.write { tx in
                let permit = try head(school, tx)
                let opening = try #require(Day(iso: "2024-08-26"))
                _ = try TurnYear.run(on: opening, repeating: [], by: permit, in: tx)
                let next = try #require(
                    try UnitRows.all(in: tx).first { $0.levels == [.lowerSecondary] })
                try RecordsWorld.keeper("truongsau", .head, next, tx)
                let asking = try Permit<DecidePupils>.demonstration(
                    "truongsau", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
                ).on(next.id, in: tx)
                let seat = SchoolClass(
                    id: ClassID(at: RecordsWorld.now), unit: next.id, year: SchoolYear(start: 2024), name: "6A",
                    grade: "06")
                try ClassRows.insert([seat], at: RecordsWorld.now, in: tx)
                let id = try #require(
                    try tx.first(
                        "SELECT pupil_id FROM records_placement WHERE leaving = 'finished' ORDER BY pupil_id LIMIT 1"
                    ) { try $0["pupil_id"] as PupilID })
                let pupil = try #require(try PupilRows.find(id, in: tx))
                let code = try #require(pupil.code)
                #expect(throws: TransferRefusal.tooSoon(opening.adding(days: -1))) {
                    try MovePupil.ask(
                        code: code, born: pupil.bornOn, on: opening.adding(days: -3), reason: "", by: asking, in: tx)
                }
                let day = opening.adding(days: 10)
                let transfer = try MovePupil.ask(
                    code: code, born: pupil.bornOn, on: day, reason: "Vào lớp 6", by: asking, in: tx)
                try MovePupil.answer(
                    try #require(try TransferRows.find(transfer, in: tx)), with: .released, words: "", by: permit,
                    in: tx)
                try MovePupil.seat(
                    try #require(try TransferRows.find(transfer, in: tx)), in: seat, by: asking, in: tx)
                let history = try PlacementRows.history(of: id, in: tx)
                #expect(history.isSound && history.last?.entry == .new && history.last?.unit == next.id)
                #expect(history.current(on: opening.adding(days: 3)) == nil && history.current(on: day) != nil)
                #expect(try PupilRows.holder(of: id, in: tx) == next.id)
                let turn = try #require(try TurnRows.last(of: school.id, in: tx))
                #expect(throws: TurnRefusal.changedSince(1)) { try TurnYear.undo(turn, by: permit, in: tx) }
            }
        }
    }
}
