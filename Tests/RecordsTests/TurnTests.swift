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
}
