internal import Base
internal import Database
internal import Outbox

enum RoleRequestTag {}
/// A wide role that waits for a second administrator.
typealias RoleRequestID = ID<RoleRequestTag>

struct RoleRequest: Sendable {
    enum Decision: String, Sendable, CaseIterable, Storable {
        case give
        case refuse
    }

    let id: RoleRequestID
    /// Nil for somebody who gets an account with the role.
    let account: AccountID?
    let new: AccountActions.NewAccount
    let askedBy: AccountID
    let askedAt: Instant
    /// Who asked, and for which unit, in words.
    var askedByName = "–"
    var unitName = "–"

    var isOpen = true
}

/// Wide rights are given by two (ASVS 4.3.3): whoever administers accounts, or acts for the whole city, is made so by one
/// administrator and confirmed by another, wherever another can.
enum RoleRequests {
    /// Days for which a request waits.
    static let patience = 30

    static func isWide(_ role: Role, isTop: Bool) -> Bool { role == .administrator || isTop }

    /// Whether a role has to wait: it is wide, and somebody else can confirm it.
    static func waits(
        _ role: Role, at unit: UnitID, for account: AccountID?, by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> Bool {
        try waiting(among: [role], at: unit, for: account, by: permit, in: tx).contains(role)
    }

    /// Those of some roles that have to wait at a unit.
    static func waiting(
        among roles: Set<Role>, at unit: UnitID, for account: AccountID?, by permit: Permit<ManageAccounts>,
        in tx: Transaction
    ) throws -> Set<Role> {
        let isTop = try AlarmRows.isTop(unit, on: permit.today, in: tx)
        let wide = roles.filter { isWide($0, isTop: isTop) }
        guard !wide.isEmpty else { return [] }
        let others = try RoleRequestRows.confirmers(of: unit, on: permit.today, in: tx)
        return others.contains { $0.account != permit.account && $0.account != account } ? wide : []
    }

    /// Keeps it, writes it down, and tells those who can confirm it.
    static func ask(
        _ new: AccountActions.NewAccount, for account: AccountID?, by permit: Permit<ManageAccounts>,
        in tx: Transaction
    ) throws {
        let request = RoleRequest(
            id: RoleRequestID(at: permit.now), account: account, new: new, askedBy: permit.account,
            askedAt: permit.now)
        try RoleRequestRows.insert(request, in: tx)
        try permit.record(
            "ask for role", subject: "account", id: account?.text ?? new.login, unit: new.unit,
            changes: [FieldChange("role", from: nil, to: describe(new))], in: tx)
        let announcement = Announcement(
            .work, RoleRequestTexts.waits(new.name), RoleRequestTexts.told(permit.accountName),
            path: "/accounts/requests")
        for one in try RoleRequestRows.confirmers(of: new.unit, on: permit.today, in: tx)
        where one.account != permit.account && one.account != account {
            try Outbox.announce(announcement, to: one.account, unit: one.unit, at: permit.now, in: tx)
        }
    }

    /// Gives what another administrator asked for, or does not. The rules are asked anew: time has passed.
    static func decide(
        _ request: RoleRequest, _ decision: RoleRequest.Decision, by permit: Permit<ManageAccounts>,
        in tx: Transaction
    ) throws {
        guard request.askedBy != permit.account, request.account != permit.account else {
            throw RoleRequestRefusal.oneself
        }
        guard try RoleRequestRows.decide(request.id, decision, by: permit.account, at: permit.now, in: tx) else {
            throw RoleRequestRefusal.already
        }
        try permit.record(
            decision == .give ? "confirm role" : "refuse role", subject: "account",
            id: request.account?.text ?? request.new.login, unit: request.new.unit,
            changes: [FieldChange("role", from: nil, to: describe(request.new))], in: tx)
        guard decision == .give else { return }
        var new = request.new
        // A role that was to begin while it waited begins when it is confirmed.
        new.from = max(new.from, permit.today)
        guard let account = request.account else {
            _ = try AccountActions.create(new, by: permit, in: tx)
            return
        }
        try AccountActions.give(new.role, at: new.unit, to: account, from: new.from, until: new.to, by: permit, in: tx)
    }

    private static func describe(_ new: AccountActions.NewAccount) -> String {
        "\(new.role.rawValue) \(new.from.iso)…\(new.to?.iso ?? "")"
    }
}

/// Why a request is not decided.
enum RoleRequestRefusal: Refusal {
    case oneself
    case already
    case waitsForSecond

    var kind: RefusalKind { self == .already ? .conflict : .invalid }

    var explanation: Text {
        switch self {
        case .oneself:
            Text(
                "Vai trò này phải do một quản trị khác xác nhận.", "Another administrator has to confirm this role.")
        case .already:
            Text("Yêu cầu này đã có người quyết định.", "Somebody has decided about this already.")
        case .waitsForSecond: RoleRequestTexts.bySecond
        }
    }
}

/// Every sentence about wide roles that wait.
enum RoleRequestTexts {
    static let title = Text("Vai trò chờ xác nhận", "Roles that wait")
    static let help = Text(
        "Vai trò quản trị và vai trò cho cả thành phố cần hai người quản trị: một người đề nghị, một người xác nhận.",
        "The role of administrator, and every role for the whole city, takes two administrators: one asks, another confirms."
    )
    static let none = Text("Không có vai trò nào đang chờ.", "Nothing waits.")
    static let askedBy = Text("Người đề nghị", "Asked by")
    static let give = Text("Xác nhận", "Confirm")
    static let refuse = Text("Không xác nhận", "Do not confirm")
    static let own = Text("Chờ quản trị khác", "Waits for another")
    static let asked = Text(
        "Vai trò này có quyền rộng nên chờ một quản trị khác xác nhận.",
        "This role reaches far: it waits until another administrator confirms it.")
    static let decided = Text("Đã ghi quyết định.", "Decided.")
    static let bySecond = Text(
        "Vai trò này có quyền rộng, cần một quản trị khác xác nhận. Thêm tài khoản này trên trang Thêm tài khoản.",
        "This role reaches far and another administrator has to confirm it. Add this account on the page for one account."
    )

    static func waits(_ name: String) -> Text {
        Text(
            "Cần xác nhận vai trò có quyền rộng của \(name)", "A role of \(name) that reaches far waits to be confirmed"
        )
    }
    static func told(_ by: String) -> Text {
        Text(
            "\(by) đề nghị. Hỏi lại người đề nghị trước khi xác nhận.",
            "\(by) asks for it. Ask them before you confirm it.")
    }
}
