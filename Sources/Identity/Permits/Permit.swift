public import Base
public import Database

/// The proof that a signed-in person may do `C` at their unit and below. Only ``Visit`` makes one, after it looked
/// the role up in the current transaction; whoever needs the permission takes the permit as a parameter.
public struct Permit<C: Capability>: Sendable {
    public let account: AccountID
    public let accountName: String
    public let role: Role
    /// The unit at which the role is held: the permit reaches it and everything below.
    public let scope: UnitID
    public let now: Instant
    let address: String?
    let tree: any UnitTree

    public var today: Day { now.day }

    /// A condition for SQL: the unit in this column is within reach today.
    public func covers(_ column: StaticString) -> SQL { tree.covers(scope, column: column, on: today) }

    /// The same permit for one unit. A unit out of reach is not found, as if it did not exist; so is the own unit on a
    /// day on which it is closed, which lists do not show either.
    public func on(_ unit: UnitID, in tx: Transaction) throws -> UnitPermit<C> {
        let covers = tree.covers(scope, column: "u.id", on: today)
        guard try tx.exists("SELECT 1 AS n FROM (SELECT \(unit) AS id) u WHERE \(covers)") else { throw NotFound() }
        return UnitPermit(unit: unit, general: self)
    }

    /// Writes down what is done by this permit, in the same transaction as the deed.
    public func record(
        _ action: String, subject: String, id: String, unit: UnitID? = nil, detail: String = "",
        changes: [FieldChange] = [], in tx: Transaction
    ) throws {
        try Audit.write(
            Audit.Entry(
                account: account, role: role, actingUnit: scope, address: address, action: action, unit: unit,
                subject: subject, id: id, detail: detail, changes: FieldChange.json(changes)), at: now, in: tx)
    }
}

/// One of many things done at once to records of one kind.
struct Deed: Sendable {
    let action: String
    let id: String
    let unit: UnitID?
    let changes: [FieldChange]

    init(_ action: String, id: String, unit: UnitID?, changes: [FieldChange]) {
        self.action = action
        self.id = id
        self.unit = unit
        self.changes = changes
    }
}

extension Permit {
    /// Writes down many deeds by one statement.
    func record(_ deeds: [Deed], subject: String, in tx: Transaction) throws {
        let entries = deeds.map { deed in
            Audit.Entry(
                account: account, role: role, actingUnit: scope, address: address, action: deed.action,
                unit: deed.unit, subject: subject, id: deed.id, changes: FieldChange.json(deed.changes))
        }
        try AuditRows.insert(entries, at: now, in: tx)
    }
}

extension Permit {
    /// A permit for filling a demonstration, in the name of an account that holds the role. Refused like any other when
    /// it does not.
    public static func demonstration(
        _ login: String, tree: any UnitTree, at now: Instant, in tx: Transaction
    ) throws -> Permit<C> {
        guard let account = try AccountRows.signingIn(login, in: tx)?.0,
            let grant = try AccountRows.grants(of: account.id, on: now.day, in: tx).first(where: {
                C.roles.contains($0.role)
            })
        else { throw NotFound() }
        return Permit(
            account: account.id, accountName: account.name, role: grant.role, scope: grant.unit, now: now,
            address: nil, tree: tree)
    }
}

extension Permit {
    /// A permit for going on with what a person began and what now runs without them: their role is looked up anew, and
    /// work whose author has lost it is refused.
    public static func goingOn(
        _ account: AccountID, as role: Role, at unit: UnitID, from address: String?, tree: any UnitTree,
        at now: Instant, in tx: Transaction
    ) throws -> Permit<C> {
        let grants = try AccountRows.grants(of: account, on: now.day, in: tx)
        guard C.roles.contains(role), grants.contains(where: { $0.role == role && $0.unit == unit }) else {
            throw NotFound()
        }
        let name = try AccountRows.name(of: account, in: tx) ?? ""
        return Permit(
            account: account, accountName: name, role: role, scope: unit, now: now, address: address, tree: tree)
    }

    /// From where this is asked, to be written down by who goes on with the work.
    public var place: String? { address }
}

/// The proof that a person may do `C` at one unit.
public struct UnitPermit<C: Capability>: Sendable {
    public let unit: UnitID
    /// The permit from which it was drawn.
    public let general: Permit<C>

    public var now: Instant { general.now }

    /// A condition for SQL: the unit in this column is this one or stands below it today.
    public func covers(_ column: StaticString) -> SQL {
        general.tree.covers(unit, column: column, on: general.today)
    }

    public var account: AccountID { general.account }
    public var accountName: String { general.accountName }

    /// Writes down what is done by this permit, in the same transaction as the deed.
    public func record(
        _ action: String, subject: String, id: String, detail: String = "", changes: [FieldChange] = [],
        in tx: Transaction
    ) throws {
        try general.record(
            action, subject: subject, id: id, unit: unit, detail: detail, changes: changes, in: tx)
    }

    /// Writes down what one deed did to many records, a line for each.
    public func record(_ action: String, subject: String, _ notes: [Audit.Note], in tx: Transaction) throws {
        try AuditRows.insert(
            notes.lazy.map { note in
                Audit.Entry(
                    account: general.account, role: general.role, actingUnit: general.scope, address: general.address,
                    action: action, unit: unit, subject: subject, id: note.id, detail: note.detail,
                    changes: FieldChange.json(note.changes))
            }, at: now, in: tx)
    }
}

/// What was asked for does not exist, or not for this person: the two are not told apart.
public struct NotFound: Refusal {
    public init() {}

    public var kind: RefusalKind { .notFound }
    public var explanation: Text {
        Text(
            "Không tìm thấy trang này, hoặc bạn không có quyền xem với vai trò đang chọn.",
            "This page does not exist, or not for the role in which you act.")
    }
}
