import Base
import Testing

@testable import Identity

struct AccountRuleTests {
    private let today = Day(iso: "2026-03-02") ?? Day(daysSinceEpoch: 0)

    private func grant(_ role: Role, from: String, to: String? = nil, lent: Bool = false) -> Grant {
        let now = Instant(milliseconds: 0)
        return Grant(
            id: GrantID(at: now), unit: UnitID(at: now), role: role, validFrom: Day(iso: from) ?? today,
            validTo: to.flatMap { Day(iso: $0) }, delegatedBy: lent ? AccountID(at: now) : nil)
    }

    @Test(arguments: [
        (false, true, 0, AccountState.active), (false, true, 45, .active), (false, true, 46, .dormant),
        (false, false, 46, .invited), (true, true, 0, .disabled), (true, false, 100, .disabled),
    ])
    func states(isDisabled: Bool, hasPassword: Bool, days: Int, state: AccountState) {
        let seen = Instant(today.adding(days: -days), hour: 23)
        #expect(
            AccountState(
                isDisabled: isDisabled, hasPassword: hasPassword, seen: seen, today: today, dormantAfter: 45) == state)
    }

    @Test func whatMayBeLent() {
        let own = grant(.head, from: "2025-08-01")
        #expect(throws: Never.self) { try GrantRules.check(delegating: own, to: today.adding(days: 14), today: today) }
        #expect(throws: AccountRefusal.delegationPeriod) {
            try GrantRules.check(delegating: own, to: today, today: today)
        }
        #expect(throws: AccountRefusal.delegationPeriod) {
            try GrantRules.check(delegating: own, to: today.adding(days: 367), today: today)
        }
        let lent = grant(.head, from: "2026-01-01", lent: true)
        #expect(throws: AccountRefusal.lentOnce) {
            try GrantRules.check(delegating: lent, to: today.adding(days: 2), today: today)
        }
        let administrator = grant(.administrator, from: "2026-01-01")
        #expect(throws: AccountRefusal.notLent) {
            try GrantRules.check(delegating: administrator, to: today.adding(days: 2), today: today)
        }
    }

    @Test func explanationsNameEachGrant() {
        let held = grant(.head, from: "2025-08-01")
        let later = grant(.viewer, from: "2026-09-01")
        let reading = Explanation([.head, .viewer], [held, later], on: today)
        #expect(reading.may && reading.reasons[held.id] == .gives && reading.reasons[later.id] == .notYet)
        let deciding = Explanation([.departmentOfficial], [held, later], on: today)
        #expect(!deciding.may && deciding.reasons[held.id] == .roleMayNot)
        #expect(!Explanation([.viewer], [later], on: today).may)
    }

    @Test(arguments: [
        ("nguyen.hanh", true), ("hanh@thcs-giangvo.edu.vn", true), ("ab", false), ("Hạnh", false), ("a b c", false),
        ("abc'--", false), ("abc\u{0}", false), (String(repeating: "a", count: 101), false),
    ])
    func logins(text: String, isLogin: Bool) { #expect(AccountFields.isLogin(text) == isLogin) }

    @Test(arguments: [
        ("a@b.vn", true), ("a@b", false), ("a@@b.vn", false), ("@b.vn", false), ("a@b..vn", false),
        ("a b@c.vn", false), ("a@b.vn\nBcc: x@y.vn", false), ("<a@b.vn>", false),
    ])
    func addresses(text: String, isEmail: Bool) { #expect(EmailAddress.isWellFormed(text) == isEmail) }
}
