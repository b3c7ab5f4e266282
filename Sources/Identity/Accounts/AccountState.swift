internal import Base

/// Whether an account can be used, computed from what was recorded.
enum AccountState: String, Sendable, CaseIterable {
    /// Made, but its person has not set a password yet.
    case invited
    case active
    /// Not used for so long that it must be woken up.
    case dormant
    /// Closed by an administrator.
    case disabled

    /// Days without a sign-in after which an account sleeps (TCVN 14423:2026 as summarised in the reference: 45). The
    /// setting ``Settings/dormantDays`` changes it; a summer holiday is longer.
    static let dormantDays = 45

    /// - Parameter seen: the last sign-in, or the day it was made when there was none yet.
    init(isDisabled: Bool, hasPassword: Bool, seen: Instant, today: Day, dormantAfter days: Int) {
        if isDisabled {
            self = .disabled
        } else if !hasPassword {
            self = .invited
        } else {
            self = today.days(since: seen.day) > days ? .dormant : .active
        }
    }

    var label: Text {
        switch self {
        case .invited: Text("Chờ kích hoạt", "Waiting to be activated")
        case .active: Text("Đang dùng", "In use")
        case .dormant: Text("Lâu không dùng", "Dormant")
        case .disabled: Text("Đã khóa", "Disabled")
        }
    }
}

/// What may be given to whom, as pure rules.
enum GrantRules {
    /// Days for which rights may be lent at most; longer is a new grant by an administrator.
    static let longestDelegation = 366

    static func check(_ role: Role, among roles: Set<Role>) throws(AccountRefusal) {
        guard roles.contains(role) else { throw .roleNotHere }
    }

    /// A period from today or later that ends after it begins.
    static func check(from: Day, to: Day?, today: Day) throws(AccountRefusal) {
        guard from >= today.adding(days: -31) else { throw .longPast }
        if let to, to <= from { throw .endsBeforeItBegins }
    }

    /// Lent rights: the lender's own role, not lent to him in turn, for a period that ends.
    static func check(delegating grant: Grant, to: Day, today: Day) throws(AccountRefusal) {
        guard grant.delegatedBy == nil else { throw .lentOnce }
        guard grant.role != .administrator else { throw .notLent }
        guard to > today, to.days(since: today) <= longestDelegation else { throw .delegationPeriod }
        if let end = grant.validTo, to >= end { throw .outlastsLender }
    }
}

/// Why something about an account is not done.
enum AccountRefusal: Refusal, Equatable {
    case roleNotHere
    case longPast
    case endsBeforeItBegins
    case lentOnce
    case notLent
    case delegationPeriod
    case outlastsLender
    case loginTaken
    case unknownUnit
    case grantExists
    case unknownAccount
    case oneself
    case beyondReach
    case noAddress

    var kind: RefusalKind { self == .loginTaken || self == .grantExists ? .conflict : .invalid }
    var explanation: Text { AccountTexts.refusal(self) }
}
