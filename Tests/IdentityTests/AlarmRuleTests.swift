import Base
import Testing

@testable import Identity

/// What is unusual, as a rule over what was counted.
struct AlarmRuleTests {
    private static let now = Instant(milliseconds: 1_790_000_400_000)
    private static let rule = AlarmRule(kind: .exports, whom: .person, actions: [], window: 3600, bound: 20)

    @Test func everyKindHasOneRuleWhoseDeedsTheLogKnows() {
        #expect(AlarmRule.all.map(\.kind) == AlarmRule.all.map(\.kind).uniqued)
        #expect(Set(AlarmRule.all.map(\.kind)) == Set(AlarmKind.allCases))
        for rule in AlarmRule.all {
            #expect(rule.bound > 0 && rule.window % AlarmRule.stretch == 0)
            for action in rule.actions { #expect(AuditTexts.actions[action] != nil, "\(action)") }
        }
    }

    /// What happened within the window counts, whatever stretch it fell into; what came before or is yet to come does not.
    @Test func theWindowMovesOn() {
        let now = Self.now
        let stretches = [-7200, -3600, -3000, -600, 0, 600].map {
            AlarmRule.Stretch(since: now.adding(seconds: $0), times: 10)
        }
        #expect(Self.rule.times(stretches, at: now) == 30)
        #expect(Self.rule.times(stretches, at: now.adding(seconds: 600)) == 30)
        #expect(Self.rule.times(stretches, at: now.adding(seconds: 3000)) == 20)
        #expect(Self.rule.times([], at: now) == 0)
        for seconds in [0, 1, 599, 600, 601] {
            let moment = now.adding(seconds: seconds)
            let since = AlarmRule.stretch(of: moment)
            #expect(since <= moment && moment.seconds(since: since) < AlarmRule.stretch)
        }
    }

    @Test func anAlarmIsRaisedOnceForAWindow() {
        let cases: [(times: Int, bound: Int, last: Int?, isUnusual: Bool)] = [
            (19, 20, nil, false), (20, 20, nil, true), (21, 20, nil, true), (21, 20, -60, false),
            (21, 20, -3599, false), (21, 20, -3600, true), (1_000_000, 0, nil, false), (1, 1, nil, true),
        ]
        for one in cases {
            let last = one.last.map { Self.now.adding(seconds: $0) }
            #expect(
                Self.rule.isUnusual(one.times, bound: one.bound, last: last, at: Self.now) == one.isUnusual, "\(one)")
        }
    }

    @Test func aDeedIsCountedForWhoDidItOrWasMeant() {
        let (doer, meant) = (AccountID(at: Self.now), AccountID(at: Self.now))
        var entry = Audit.Entry(address: "192.0.2.1", action: "x", subject: "account", id: meant.text)
        #expect(Self.rule.whom(of: entry) == meant.text)
        entry.account = doer
        #expect(Self.rule.whom(of: entry) == doer.text)
        entry.account = nil
        entry.subject = "pupil"
        #expect(Self.rule.whom(of: entry) == nil)
        let place = AlarmRule(kind: .refusedAddress, whom: .address, actions: [], window: 3600, bound: 1)
        #expect(place.whom(of: entry) == "192.0.2.1")
    }

    @Test func networksAreNeighbourhoods() {
        let known = [
            ("192.0.2.1", "192.0.2.0/24"), ("192.0.2.255", "192.0.2.0/24"), ("10.1.2.3", "10.1.2.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"), ("2001:db8:1::", "2001:db8:1::/48"), ("::1", "0:0:0::/48"),
            ("-", "-"), ("256.1.1.1", "256.1.1.1"), ("1.2.3", "1.2.3"), ("", ""),
        ]
        for (address, network) in known { #expect(Networks.network(of: address) == network, "\(address)") }
    }
}

extension [AlarmKind] {
    fileprivate var uniqued: [AlarmKind] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
