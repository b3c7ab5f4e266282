import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing

@testable import Records

/// Two records of one child: whatever is joined is sound, and parting brings both back, also after more has happened.
struct JoinTests {
    private static let now = RecordsWorld.now
    private static let units = (0..<3).map { _ in UnitID(at: now) }

    /// A random sound history at random schools.
    private static func history(_ random: inout Seed, from start: Day) -> PlacementHistory {
        let pupil = PupilID(at: now, using: &random)
        var history = PlacementHistory([])
        var day = start
        func seat(_ random: inout Seed) -> Seat {
            Seat(
                pupil: pupil, unit: units[Int.random(in: 0..<3, using: &random)],
                classID: ClassID(at: now, using: &random))
        }
        _ = try? history.enter(seat(&random), on: day, .new, id: PlacementID(at: now, using: &random))
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            day = day.adding(days: Int.random(in: 1...120, using: &random))
            let seat = seat(&random)
            let id = PlacementID(at: now, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: _ = try? history.pass(to: seat, on: day, .promoted, .promoted, id: id)
            case 1: _ = try? history.leave(on: day, [.droppedOut, .leftCity, .finished][day.month % 3], reason: "")
            default: _ = try? history.enter(seat, on: day, .returned, id: id)
            }
        }
        return history
    }

    @Test func joinedHistoriesAreSoundAndPartAgain() throws {
        var random = Seed(5)
        let start = try #require(Day(iso: "2021-09-05"))
        var joined = 0
        for _ in 0..<3_000 {
            let one = Self.history(&random, from: start.adding(days: Int.random(in: 0...500, using: &random)))
            let two = Self.history(&random, from: start.adding(days: Int.random(in: 0...500, using: &random)))
            guard let keep = one.last?.pupil, let hide = two.last?.pupil else { continue }
            let before = one.placements + two.placements
            guard let steps = try? JoinHistories.join(one, two) else {
                #expect(Self.overlap(one, two), "only overlapping days are refused")
                continue
            }
            joined += 1
            var whole = PlacementHistory(steps.applied(to: before))
            #expect(whole.isSound && whole.placements.count == before.count)
            #expect(whole.placements.allSatisfy { $0.pupil == keep })
            // No day that either record knew is lost.
            for placement in before {
                #expect(whole.current(on: placement.from)?.id == placement.id)
            }
            let parts = try JoinHistories.part(whole, steps, hidden: hide)
            #expect(parts.keep == one && parts.hide == two)
            // What comes later goes with the record whose way it goes on.
            guard let last = whole.last, last.to == nil else { continue }
            let seat = Seat(pupil: keep, unit: last.unit, classID: ClassID(at: Self.now, using: &random))
            _ = try whole.pass(
                to: seat, on: last.from.adding(days: 30), .promoted, .promoted,
                id: PlacementID(at: Self.now, using: &random))
            let later = try JoinHistories.part(whole, steps, hidden: hide)
            #expect(later.keep.isSound && later.hide.isSound)
            #expect(later.keep.placements.count + later.hide.placements.count == before.count + 1)
        }
        #expect(joined > 300, "enough were joined: \(joined)")
    }

    /// Naively, day by day: both in a class, where one that was never closed ends with the other's beginning.
    private static func overlap(_ one: PlacementHistory, _ two: PlacementHistory) -> Bool {
        let all = (one.placements + two.placements)
        return all.contains { first in
            all.contains { second in
                first.pupil != second.pupil && first.from <= second.from
                    && (first.from == second.from || (first.to.map { second.from < $0 } ?? false))
            }
        }
    }

    /// Three records: in whatever order two are joined with the third and part again, nothing depends on the order.
    @Test func aThirdRecordComesAndGoesInAnyOrder() throws {
        var random = Seed(11)
        let start = try #require(Day(iso: "2021-09-05"))
        func whole(_ keep: PlacementHistory, _ hide: PlacementHistory, _ steps: [JoinHistories.Step])
            -> PlacementHistory
        {
            PlacementHistory(steps.applied(to: keep.placements + hide.placements))
        }
        var joined = 0
        for _ in 0..<6_000 {
            let all = (0..<3).map { number in
                Self.history(
                    &random, from: start.adding(days: number * 350 + Int.random(in: 0...300, using: &random)))
            }.filter { !$0.placements.isEmpty }
            guard all.count == 3 else { continue }
            let (keep, one, two) = (all[2], all[0], all[1])
            guard let first = try? JoinHistories.join(keep, one) else { continue }
            let withOne = whole(keep, one, first)
            guard let second = try? JoinHistories.join(withOne, two, earlier: first) else {
                let other = try? JoinHistories.join(keep, two)
                #expect(
                    other == nil
                        || (try? JoinHistories.join(whole(keep, two, other ?? []), one, earlier: other ?? [])) == nil,
                    "refused in one order, refused in the other")
                continue
            }
            joined += 1
            let withBoth = whole(withOne, two, second)
            #expect(withBoth.isSound)
            let turned = try JoinHistories.join(keep, two)
            let withTwo = whole(keep, two, turned)
            let turnedOne = try JoinHistories.join(withTwo, one, earlier: turned)
            #expect(whole(withTwo, one, turnedOne) == withBoth, "the order does not matter")

            let before = withOne.placements + two.placements
            let followed = JoinHistories.follow(first, from: before, to: withBoth.placements)
            let hides = (try #require(one.last).pupil, try #require(two.last).pupil)
            let late = try JoinHistories.part(withBoth, second, hidden: hides.1, others: followed)
            #expect(late.hide == two && late.keep == withOne, "the last one goes first")
            let rest = JoinHistories.follow(followed, from: withBoth.placements, to: late.keep.placements)
            #expect(try JoinHistories.part(late.keep, rest, hidden: hides.0).hide == one)
            #expect(try JoinHistories.part(late.keep, rest, hidden: hides.0).keep == keep)

            let early = try JoinHistories.part(withBoth, followed, hidden: hides.0, others: second)
            #expect(early.hide == one && early.keep == withTwo, "the first one goes first")
            let left = JoinHistories.follow(second, from: withBoth.placements, to: early.keep.placements)
            let end = try JoinHistories.part(early.keep, left, hidden: hides.1)
            #expect(end.hide == two && end.keep == keep)
        }
        #expect(joined > 200, "enough were joined: \(joined)")
    }

    @Test func whoMayDoWhat() {
        #expect(JoinRules.next(.asked, by: .keep, asked: true) == [.withdrawn])
        #expect(JoinRules.next(.asked, by: .hide, asked: false) == [.done, .refused])
        #expect(JoinRules.next(.asked, by: .superior, asked: false) == [.done, .refused])
        let units = Self.units
        func side(_ scope: UnitID, _ both: Bool) -> JoinRules.Side? {
            JoinRules.side(of: scope, keep: units[0], hide: units[1], reachesBoth: both)
        }
        #expect(side(units[0], false) == .keep && side(units[1], false) == .hide && side(units[2], true) == .superior)
        #expect(side(units[2], false) == nil, "a superior of one school has no side")
        #expect(!JoinRules.isOpen(after: .refused) && JoinRules.isOpen(after: .parted))
        #expect(JoinRules.next(.refused, by: .keep, asked: true).isEmpty)
        #expect(JoinRules.next(.refused, by: .superior, asked: false) == [.done])
    }

    /// Only the school that is asked sees the other's record, and only until it has answered; a superior sees both until
    /// there is one.
    @Test func whoSeesWhat() {
        func seen(_ side: JoinRules.Side, _ state: Join.State, askedByKeep: Bool = true) -> (
            keep: Bool, hide: Bool, foreign: Bool
        ) {
            let units = Self.units
            let join = Join(
                id: JoinID(at: Self.now), keep: PupilID(at: Self.now), hide: PupilID(at: Self.now), keepUnit: units[0],
                hideUnit: units[1], state: state, askedUnit: askedByKeep ? units[0] : units[1], askedAt: Self.now)
            let line = JoinRows.Line(
                join: join, born: Self.now.day, keepPupil: "A", hidePupil: "B", keepName: "Trường A",
                hideName: "Trường B")
            let found = JoinCase(line: line, side: side, isAsker: (side == .keep) == askedByKeep)
            return (found.opensKeep, found.opensHide, found.foreign != nil)
        }
        #expect(seen(.keep, .asked) == (true, false, false), "asking is no way to look")
        #expect(seen(.hide, .asked) == (true, true, true), "who is asked sees who asks")
        #expect(seen(.keep, .asked, askedByKeep: false) == (true, true, true))
        #expect(seen(.hide, .asked, askedByKeep: false) == (false, true, false))
        for state in [Join.State.refused, .withdrawn, .parted] {
            #expect(seen(.keep, state) == (true, false, false) && seen(.hide, state) == (false, true, false))
            #expect(seen(.superior, state) == (true, true, false))
        }
        for side in [JoinRules.Side.keep, .hide, .superior] { #expect(seen(side, .done) == (false, false, false)) }
    }

    /// Two records of a child at two schools, each with what the other has not.
    private static func twins(
        _ here: Organisation.Unit, _ there: Organisation.Unit, _ tx: Transaction
    ) throws -> (keep: PupilID, hide: PupilID) {
        var ids: [PupilID] = []
        for (unit, day, code) in [(there, "2023-09-11", nil), (here, "2023-09-05", "K1")] as [(_, _, String?)] {
            let seat = SchoolClass(
                id: ClassID(at: now), unit: unit.id, year: SchoolYear(start: 2023), name: "1K", grade: "01")
            try ClassRows.insert([seat], at: now, in: tx)
            let pupil = Pupil(
                id: PupilID(at: now), code: code, name: "Đỗ Sao Khuê", bornOn: try #require(Day(iso: "2017-09-02")),
                sex: .female)
            try PupilRows.insert([pupil], at: now, in: tx)
            var history = PlacementHistory([])
            let place = Seat(pupil: pupil.id, unit: unit.id, classID: seat.id)
            try PlacementRows.apply(
                history.enter(place, on: try #require(Day(iso: day)), .new, id: PlacementID(at: now)), at: now, in: tx)
            ids.append(pupil.id)
        }
        let (keep, hide) = (ids[0], ids[1])
        try tx.run("INSERT INTO records_pupil_identity (pupil_id, phone) VALUES (\(keep), '1')")
        try tx.run("INSERT INTO records_pupil_identity (pupil_id, number) VALUES (\(hide), '001317000999')")
        try tx.run("INSERT INTO records_pupil_origin (pupil_id, ethnicity) VALUES (\(hide), '01')")
        for (id, pupil) in [("h1", keep), ("h2", hide)] {
            try tx.run(
                """
                INSERT INTO records_health (id, pupil_id, checked_on, entered_by, entered_at)
                VALUES (\(id), \(pupil), '2023-09-20', 'a', \(now))
                """)
        }
        try tx.run(
            """
            INSERT INTO records_violence (id, pupil_id, happened_on, form, entered_by, entered_at)
            SELECT 'v1', \(hide), '2023-09-20', 'Xô đẩy', MAX(id), \(now) FROM identity_account
            """)
        try tx.run(
            """
            INSERT INTO records_reward (id, pupil_id, kind, given_on, content, entered_by, entered_at)
            VALUES ('w1', \(hide), 'reward', '2023-09-20', 'Khen', 'a', \(now))
            """)
        let father = GuardianID(at: now)
        try tx.run("INSERT INTO records_guardian (id, name, name_fold) VALUES (\(father), 'Đỗ Cha', 'do cha')")
        try GuardianRows.link(hide, father, .father, in: tx)
        return (keep, hide)
    }

    /// Everything that hangs on a record, in one line each.
    private static func belongings(_ id: PupilID, _ tx: Transaction) throws -> [String] {
        let queries: [(String, SQL)] = [
            ("code", "SELECT code AS v FROM records_pupil WHERE id = \(id) AND code IS NOT NULL"),
            ("number", "SELECT number AS v FROM records_pupil_identity WHERE pupil_id = \(id) AND number IS NOT NULL"),
            ("phone", "SELECT phone AS v FROM records_pupil_identity WHERE pupil_id = \(id) AND phone <> ''"),
            ("origin", "SELECT ethnicity AS v FROM records_pupil_origin WHERE pupil_id = \(id)"),
            ("health", "SELECT id AS v FROM records_health WHERE pupil_id = \(id) ORDER BY id"),
            ("reward", "SELECT id AS v FROM records_reward WHERE pupil_id = \(id)"),
            ("violence", "SELECT id AS v FROM records_violence WHERE pupil_id = \(id)"),
            ("place", "SELECT entry AS v FROM records_placement WHERE pupil_id = \(id) ORDER BY valid_from"),
        ]
        return try queries.flatMap { name, query in
            try tx.all(query) { "\(name) \(try $0["v"] as String)" }
        }
    }

    private static func guardians(_ id: PupilID, _ tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_guardianship WHERE pupil_id = \(id)")
    }

    @Test(arguments: TestEngine.available)
    func whatBelongsToTheChildGoesAlongAndComesBack(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, here in
            try await database.write { tx in
                let city = DemonstrationCity(size: .small, seed: 7, now: Self.now)
                let there = try #require(try UnitRows.find(city.schools[1][0].id, in: tx))
                try RecordsWorld.keeper("so", .departmentOfficial, city.department, tx)
                let (keep, hide) = try Self.twins(here, there, tx)
                let before = (try Self.belongings(keep, tx), try Self.belongings(hide, tx))
                let permit = try Permit<JoinRecords>.demonstration(
                    "so", tree: OrganisationTree(), at: Self.now, in: tx)
                let pairs = try TwinRows.born(in: 2017, reach: { permit.covers($0) }, doubtful: true, in: tx)
                #expect(pairs.contains { Set([$0.left.id, $0.right.id]) == [keep, hide] && !$0.isLikely })
                let join = try JoinPupils.open(hide, keep, as: .done, words: "", by: permit, in: tx)
                #expect(join.keep == keep && join.state == .done, "the record of the school where the child is now")
                #expect(
                    try Self.belongings(keep, tx) == [
                        "code K1", "number 001317000999", "phone 1", "origin 01", "health h1", "health h2",
                        "reward w1", "violence v1", "place new", "place \(Entry.transferred.rawValue)",
                    ])
                #expect(try Self.belongings(hide, tx).isEmpty && Self.guardians(keep, tx) == 1)
                #expect(throws: JoinRefusal.notNow) {
                    try JoinPupils.answer(join, with: .done, words: "", by: permit, in: tx)
                }
                try JoinPupils.answer(join, with: .parted, words: "", by: permit, in: tx)
                #expect(try Self.belongings(keep, tx) == before.0)
                #expect(try Self.belongings(hide, tx) == before.1)
                #expect(try Self.guardians(keep, tx) == 0 && Self.guardians(hide, tx) == 1)
            }
        }
    }
}
