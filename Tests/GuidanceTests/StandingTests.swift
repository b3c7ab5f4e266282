import Base
import Testing
internal import Web

@testable import Guidance

struct StandingTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(daysSinceEpoch: 0) }
    private static func at(_ iso: String) -> Instant { Instant(day(iso), hour: 23, minute: 59) }

    /// The due day counts to its end; lateness is that of the first submission, whatever came after.
    @Test(arguments: [
        (nil, nil, "2023-09-30", Standing.open), (nil, nil, "2023-10-01", .overdue(days: 1)),
        (DossierState.draft, nil, "2023-10-03", .overdue(days: 3)), (.draft, nil, "2023-09-01", .open),
        (.submitted, "2023-09-30", "2023-12-01", .submitted(late: 0)),
        (.submitted, "2023-10-02", "2023-12-01", .submitted(late: 2)),
        (.returned, "2023-09-29", "2023-12-01", .returned(late: 0)),
        (.accepted, "2023-10-01", "2023-12-01", .accepted(late: 1)),
    ])
    func isComputed(state: DossierState?, first: String?, today: String, expected: Standing) {
        let standing = Standing(
            state: state, firstSubmitted: first.map(Self.at), due: Self.day("2023-09-30"), today: Self.day(today))
        #expect(standing == expected)
    }

    @Test func countsGroups() {
        var counts = OverviewCounts()
        for standing in [Standing.open, .overdue(days: 3), .submitted(late: 2), .accepted(late: 0), .returned(late: 1)]
        {
            counts.add(standing)
        }
        #expect(counts.total == 5 && counts.handedIn == 3 && counts.late == 2 && counts[.overdue] == 1)
    }
}

struct DossierRulesTests {
    private let form = Form(
        key: "plan", title: Text("", ""), isConsolidated: false,
        fields: [
            Form.Field(
                key: "what", kind: .paragraph, label: Text("", ""), hint: nil, isRequired: true, choices: [], limit: nil
            ),
            Form.Field(
                key: "from", kind: .day, label: Text("", ""), hint: nil, isRequired: false, choices: [], limit: nil),
            Form.Field(
                key: "to", kind: .day, label: Text("", ""), hint: nil, isRequired: false, choices: [], limit: nil),
            Form.Field(
                key: "cost", kind: .money, label: Text("", ""), hint: nil, isRequired: false, choices: [], limit: nil),
            Form.Field(
                key: "score", kind: .points, label: Text("", ""), hint: nil, isRequired: false, choices: [], limit: 10),
            Form.Field(
                key: "progress", kind: .choice, label: Text("", ""), hint: nil, isRequired: false,
                choices: [Form.Choice(code: "done", label: Text("", ""))], limit: nil),
        ])

    @Test(arguments: [
        ("what=A&cost=1.500.000&from=1/9/2023&to=2/9/2023&progress=done&score=10", [String]()),
        ("from=2/9/2023&to=1/9/2023", ["to"]), ("cost=-5", ["cost"]), ("cost=1e9", ["cost"]), ("score=11", ["score"]),
        ("progress=other", ["progress"]), ("from=30/2/2023&cost=x", ["from", "cost"]),
    ])
    func readsFields(typed: String, wrong: [String]) {
        let read = DossierRules.read(.init(encoded: typed), form: form)
        #expect(read.errors.map(\.field) == wrong)
    }

    @Test func storesWhatWasMeant() {
        let read = DossierRules.read(.init(encoded: "what=A&cost=1.500.000+%C4%91&to=1/9/2023"), form: form)
        #expect(read.values == ["what": "A", "cost": "1500000", "to": "2023-09-01"])
        #expect(DossierRules.isComplete(read.values, form: form))
        #expect(!DossierRules.isComplete(["to": "2023-09-01"], form: form))
    }

    /// State by act: what is allowed, and what is said when it is not.
    @Test func lockedStatesSayWhy() {
        #expect(throws: DossierRefusal.lockedWhileReviewed) { try DossierRules.checkWritable(.submitted) }
        #expect(throws: DossierRefusal.lockedAccepted) { try DossierRules.checkWritable(.accepted) }
        #expect(throws: Never.self) { try DossierRules.checkWritable(.returned) }
        for state in [DossierState.draft, .returned, .accepted] {
            #expect(throws: DossierRefusal.notWaiting) { try DossierRules.checkDecidable(state) }
        }
        for state in [DossierState.draft, .returned, .submitted] {
            #expect(throws: DossierRefusal.notAccepted) { try DossierRules.checkReopenable(state) }
        }
        #expect(throws: DossierRefusal.returnWithoutReason) { try DossierRules.checkReturn(reason: "  ", remarks: 0) }
        #expect(throws: Never.self) { try DossierRules.checkReturn(reason: "", remarks: 1) }
    }
}
