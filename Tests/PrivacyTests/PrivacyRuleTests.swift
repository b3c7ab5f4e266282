import Base
import Identity
import Testing

@testable import Privacy

/// The clocks of the law as tables.
@Suite struct PrivacyRuleTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(daysSinceEpoch: 0) }

    private static let terms: [RequestTerm] = [
        (DataRight.see, 10, 15), (.copy, 10, 15), (.correct, 10, 15), (.delete, 20, 30), (.withdraw, 15, 20),
        (.restrict, 15, 20), (.object, 15, 20),
    ].map {
        RequestTerm(
            right: $0.0, from: day("2026-01-01"), to: nil, acknowledge: 2, days: $0.1, daysWithProcessor: $0.2,
            source: "NĐ 356/2025 Đ.5")
    }

    private static func request(
        _ right: DataRight, asked: String, processor: Bool = false, extended: String? = nil, answered: String? = nil
    ) -> DataRequest {
        let at = Instant(day(asked), hour: 16)
        var request = DataRequest(
            id: RequestID(at: at), right: right, person: DataPerson(kind: .pupil, id: "x", name: "Lê Mai"),
            askedBy: AccountID(at: at), unit: UnitID(at: at), words: "", askedAt: at)
        request.hasProcessor = processor
        request.extendedAt = extended.map { Instant(day($0), hour: 8) }
        request.answeredAt = answered.map { Instant(day($0), hour: 8) }
        return request
    }

    private static func clock(_ request: DataRequest, today: String, free: [String: Bool] = [:]) -> RequestClock? {
        let week = WorkingDays(differing: Dictionary(uniqueKeysWithValues: free.map { (day($0), $1) }))
        return RequestTerm.holding(request.right, on: request.askedAt.day, of: terms).map {
            RequestClock(request, $0, week, today: day(today))
        }
    }

    /// Decree 356/2025, art. 5: 2 working days to acknowledge. 25/11/2026 is a Wednesday.
    @Test(
        arguments: [
            ("2026-11-25", [:], "2026-11-27"), ("2026-11-26", [:], "2026-11-30"), ("2026-11-27", [:], "2026-12-01"),
            ("2026-11-28", [:], "2026-12-01"), ("2026-11-29", [:], "2026-12-01"),
            ("2026-04-29", ["2026-04-30": false, "2026-05-01": false], "2026-05-05"),
            ("2026-11-27", ["2026-11-28": true], "2026-11-30"),
        ] as [(String, [String: Bool], String)])
    func acknowledgedInTwoWorkingDays(asked: String, free: [String: Bool], by: String) {
        let clock = Self.clock(Self.request(.see, asked: asked), today: asked, free: free)
        #expect(clock?.acknowledgeBy.iso == by)
    }

    @Test(
        arguments: [
            (DataRight.see, false, false, "2026-12-05"), (.copy, true, false, "2026-12-10"),
            (.correct, false, true, "2026-12-15"), (.delete, false, false, "2026-12-15"),
            (.delete, true, false, "2026-12-25"), (.delete, true, true, "2027-01-24"),
            (.withdraw, false, false, "2026-12-10"), (.restrict, true, false, "2026-12-15"),
            (.object, true, true, "2027-01-04"),
        ] as [(DataRight, Bool, Bool, String)])
    func answeredInTime(right: DataRight, processor: Bool, extended: Bool, by: String) {
        let request = Self.request(
            right, asked: "2026-11-25", processor: processor, extended: extended ? "2026-11-30" : nil)
        #expect(Self.clock(request, today: "2026-11-26")?.answerBy.iso == by)
    }

    @Test func lateIsComputedFromWhatHappened() {
        let open = Self.request(.see, asked: "2026-11-25")
        #expect(Self.clock(open, today: "2026-12-05")?.isLate == false)
        #expect(Self.clock(open, today: "2026-12-06")?.isLate == true)
        #expect(Self.clock(open, today: "2026-12-06")?.daysLeft(on: Self.day("2026-12-06")) == -1)
        #expect(Self.clock(open, today: "2026-11-27")?.isAcknowledgementLate == false)
        #expect(Self.clock(open, today: "2026-11-28")?.isAcknowledgementLate == true)
        let answered = Self.request(.see, asked: "2026-11-25", answered: "2026-12-05")
        #expect(Self.clock(answered, today: "2027-12-06")?.isLate == false)
    }

    @Test func extendedOnceAndBeforeTheEnd() throws {
        let open = Self.request(.see, asked: "2026-11-25")
        let inTime = try #require(Self.clock(open, today: "2026-12-05"))
        #expect(throws: Never.self) { try RequestRules.extend(open, inTime) }
        let tooLate = try #require(Self.clock(open, today: "2026-12-06"))
        #expect(throws: RequestRefusal.tooLateToExtend) { try RequestRules.extend(open, tooLate) }
        let twice = Self.request(.see, asked: "2026-11-25", extended: "2026-11-26")
        #expect(throws: RequestRefusal.extendedAlready) { try RequestRules.extend(twice, inTime) }
        let done = Self.request(.see, asked: "2026-11-25", answered: "2026-11-26")
        #expect(throws: RequestRefusal.answered) { try RequestRules.extend(done, inTime) }
    }

    @Test func theTermOfItsTimeHolds() {
        let old = RequestTerm(
            right: .see, from: Self.day("2026-01-01"), to: Self.day("2027-01-01"), acknowledge: 2, days: 10,
            daysWithProcessor: 15, source: "a")
        let new = RequestTerm(
            right: .see, from: Self.day("2027-01-01"), to: nil, acknowledge: 1, days: 5, daysWithProcessor: 6,
            source: "b")
        for (day, source) in [("2023-10-05", "a"), ("2026-12-31", "a"), ("2027-01-01", "b")] {
            #expect(RequestTerm.holding(.see, on: Self.day(day), of: [new, old])?.source == source, "\(day)")
        }
        #expect(RequestTerm.holding(.delete, on: Self.day("2026-12-31"), of: [new, old]) == nil)
    }

    /// Law 91/2025, art. 24: at seven the child's own yes is needed to publish private life.
    @Test(
        arguments: [
            ("2019-11-26", true, ConsentRule.State.valid), ("2019-11-25", true, .waitsForChild),
            ("2019-11-25", false, .valid), ("2009-01-01", true, .waitsForChild),
        ] as [(String, Bool, ConsentRule.State)])
    func aChildOfSevenSaysYesToo(born: String, publication: Bool, state: ConsentRule.State) {
        let today = Self.day("2026-11-25")
        let at = Instant(today, hour: 8)
        let text = ConsentText(
            id: ConsentTextID(at: at), unit: UnitID(at: at), purpose: "p", version: 1, words: "w",
            isPublication: publication, covers: "", endedAt: nil)
        func consent(child: Instant? = nil, withdrawn: Instant? = nil) -> Consent {
            Consent(
                id: ConsentID(at: at), text: text.id, person: DataPerson(kind: .pupil, id: "x", name: "Lê Mai"),
                givenBy: AccountID(at: at), givenAt: at, childAt: child, withdrawnAt: withdrawn)
        }
        let born = Self.day(born)
        #expect(ConsentRule.state(consent(), of: text, bornOn: born, on: today) == state)
        #expect(ConsentRule.state(consent(child: at), of: text, bornOn: born, on: today) == .valid)
        #expect(ConsentRule.state(consent(child: at, withdrawn: at), of: text, bornOn: born, on: today) == .withdrawn)
        #expect(ConsentRule.state(nil, of: text, bornOn: born, on: today) == .none, "silence is no consent")
    }

    /// Law 91/2025, art. 23 (72 h); Decree 331/2026, art. 31.2 d (24 h, 72 h).
    @Test func aBreachIsReportedInHours() {
        let found = Instant(Self.day("2026-11-25"), hour: 9)
        var breach = Breach(id: BreachID(at: found), unit: UnitID(at: found), discoveredAt: found, facts: BreachFacts())
        func state(_ report: BreachReport, after seconds: Int) -> BreachClock.State {
            BreachClock.state(report, of: breach, now: found.adding(seconds: seconds))
        }
        #expect(state(.first, after: 0) == .open(hours: 24))
        #expect(state(.first, after: 24 * 3600) == .open(hours: 0))
        #expect(state(.first, after: 24 * 3600 + 1) == .late(hours: 1))
        #expect(state(.notice, after: 71 * 3600 + 1) == .open(hours: 0))
        #expect(state(.notice, after: 74 * 3600) == .late(hours: 2))
        breach.sent[.notice] = found.adding(seconds: 72 * 3600)
        #expect(state(.notice, after: 999_999) == .sent(late: false))
        breach.sent[.full] = found.adding(seconds: 72 * 3600 + 1)
        #expect(state(.full, after: 999_999) == .sent(late: true))
    }
}
