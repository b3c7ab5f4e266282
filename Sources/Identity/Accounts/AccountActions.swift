internal import Base
internal import Database
internal import Outbox

/// What administrators do to accounts. Each takes the permit, asks the rules, writes and records.
enum AccountActions {
    /// A person to be given an account and a first role.
    struct NewAccount: Sendable {
        var name: String
        var login: String
        var email: String?
        var unit: UnitID
        var role: Role
        var from: Day
        var to: Day?
    }

    /// A new account with its first role.
    struct Made: Sendable {
        let new: NewAccount
        let account: Account
        let grant: Grant

        init(_ new: NewAccount, at now: Instant) {
            self.new = new
            account = Account(id: AccountID(at: now), login: new.login, name: new.name, language: .vi)
            grant = Grant(
                id: GrantID(at: now), unit: new.unit, role: new.role, validFrom: new.from, validTo: new.to)
        }
    }

    /// Makes an account that waits for its person to set a password.
    static func create(_ new: NewAccount, by permit: Permit<ManageAccounts>, in tx: Transaction) throws -> AccountID {
        try check(new, by: permit, in: tx)
        guard let made = try insert([new], by: permit, in: tx).first else { throw NotFound() }
        return made.account.id
    }

    static func check(_ new: NewAccount, by permit: Permit<ManageAccounts>, in tx: Transaction) throws {
        _ = try reach(new.unit, permit, in: tx)
        try GrantRules.check(new.role, among: permit.tree.roles(at: new.unit, in: tx))
        try GrantRules.check(from: new.from, to: new.to, today: permit.today)
        guard try AccountListRows.id(login: new.login, in: tx) == nil else { throw AccountRefusal.loginTaken }
    }

    /// Writes accounts that the rules take, at units within reach: some statements for all of them.
    @discardableResult
    static func insert(
        _ new: [NewAccount], by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> [Made] {
        let made = new.map { Made($0, at: permit.now) }
        guard !made.isEmpty else { return [] }
        try AccountImportRows.insert(made, at: permit.now, in: tx)
        try permit.record(
            made.flatMap { one in
                [
                    Deed(
                        "create account", id: one.account.id.text, unit: one.grant.unit,
                        changes: [
                            FieldChange("login", from: nil, to: one.account.login),
                            FieldChange("name", from: nil, to: one.account.name),
                            FieldChange("email", from: nil, to: one.new.email),
                        ]),
                    Deed(
                        "give role", id: one.account.id.text, unit: one.grant.unit,
                        changes: [FieldChange("role", from: nil, to: describe(one.grant))]),
                ]
            }, subject: "account", in: tx)
        try invite(made.filter { $0.new.email != nil }, at: permit.now, in: tx)
        return made
    }

    /// Sends each a letter with a link for setting the password.
    private static func invite(_ made: [Made], at now: Instant, in tx: Transaction) throws {
        guard !made.isEmpty else { return }
        let key = try ServerKey.load(in: tx)
        let expires = now.adding(seconds: LinkRows.lifetime)
        let links = made.map { (token: SignedLink.make(.password, expires: expires, key: key), account: $0.account.id) }
        try AccountImportRows.insert(links, expires: expires, at: now, in: tx)
        try Outbox.announce(
            zip(made, links).map { one, link in
                (
                    invitation(to: one.account, link.token, at: now),
                    Recipient(one.account.id, at: one.grant.unit)
                )
            }, at: now, in: tx)
    }

    /// Gives a role, or asks a second administrator about one that reaches far.
    ///
    /// - Returns: false when it waits.
    static func giveOrAsk(
        _ role: Role, at unit: UnitID, to account: AccountID, from: Day, until: Day?,
        by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> Bool {
        guard try RoleRequests.waits(role, at: unit, for: account, by: permit, in: tx) else {
            try give(role, at: unit, to: account, from: from, until: until, by: permit, in: tx)
            return true
        }
        _ = try givable(role, at: unit, to: account, from: from, until: until, by: permit, in: tx)
        let known = try AccountRows.account(of: account, in: tx)
        try RoleRequests.ask(
            NewAccount(
                name: known?.name ?? "–", login: known?.login ?? "–", email: nil, unit: unit, role: role, from: from,
                to: until), for: account, by: permit, in: tx)
        return false
    }

    private static func givable(
        _ role: Role, at unit: UnitID, to account: AccountID, from: Day, until: Day?,
        by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> UnitPermit<ManageAccounts> {
        let place = try reach(unit, permit, in: tx)
        try GrantRules.check(role, among: permit.tree.roles(at: unit, in: tx))
        try GrantRules.check(from: from, to: until, today: permit.today)
        let held = try AccountListRows.grants(of: account, from: permit.today, in: tx)
        guard !held.contains(where: { $0.unit == unit && $0.role == role && $0.validFrom == from }) else {
            throw AccountRefusal.grantExists
        }
        return place
    }

    static func give(
        _ role: Role, at unit: UnitID, to account: AccountID, from: Day, until: Day?,
        by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws {
        let place = try givable(role, at: unit, to: account, from: from, until: until, by: permit, in: tx)
        let grant = Grant(id: GrantID(at: permit.now), unit: unit, role: role, validFrom: from, validTo: until)
        try AccountRows.insert(grant, of: account, in: tx)
        try place.record(
            "give role", subject: "account", id: account.text,
            changes: [FieldChange("role", from: nil, to: describe(grant))], in: tx)
    }

    /// Ends a role at the end of a day; a successor takes it over from the day after, and with it everything that the
    /// unit has open, which belongs to the role and not to the person.
    static func end(
        _ grant: Grant, of account: AccountID, after day: Day, successor: AccountID?,
        by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws {
        let place = try reach(grant.unit, permit, in: tx)
        guard account != permit.account || grant.role != .administrator else { throw AccountRefusal.oneself }
        let asked = max(day, permit.today.adding(days: -1)).adding(days: 1)
        // Ending a role never makes it longer.
        let end = grant.validTo.map { min($0, asked) } ?? asked
        try AccountListRows.end(grant.id, on: end, in: tx)
        try takeBack(from: account, on: end, in: tx) { $0.unit == grant.unit && $0.role == grant.role }
        try place.record(
            "end role", subject: "account", id: account.text,
            changes: [FieldChange("role", from: describe(grant), to: nil)], in: tx)
        guard let successor else { return }
        guard successor != account else { throw AccountRefusal.oneself }
        _ = try giveOrAsk(grant.role, at: grant.unit, to: successor, from: end, until: nil, by: permit, in: tx)
    }

    /// A link by which the person sets a password.
    static func link(for account: AccountID, by permit: Permit<ManageAccounts>, in tx: Transaction) throws -> String {
        try whole(account, permit, in: tx)
        try permit.record("make link", subject: "account", id: account.text, in: tx)
        return try LinkRows.make(for: account, at: permit.now, in: tx)
    }

    /// Sends the person a letter with a link for setting the password.
    static func invite(_ line: AccountLine, by permit: Permit<ManageAccounts>, in tx: Transaction) throws {
        try whole(line.account.id, permit, in: tx)
        guard line.email != nil else { throw AccountRefusal.noAddress }
        let unit = try AccountListRows.grants(of: line.account.id, from: permit.today, in: tx).first?.unit
        try permit.record("send invitation", subject: "account", id: line.account.id.text, in: tx)
        try sendInvitation(to: line.account, unit: unit ?? permit.scope, at: permit.now, in: tx)
    }

    private static func sendInvitation(
        to account: Account, unit: UnitID, at now: Instant, in tx: Transaction
    ) throws {
        let token = try LinkRows.make(for: account.id, at: now, in: tx)
        try Outbox.announce(invitation(to: account, token, at: now), to: account.id, unit: unit, at: now, in: tx)
    }

    private static func invitation(to account: Account, _ token: String, at now: Instant) -> Announcement {
        Announcement(
            .account, MailTexts.inviteTitle, MailTexts.invite(account.login), path: "/password/\(token)",
            isSecret: true, expires: now.adding(seconds: LinkRows.lifetime))
    }

    static func setDisabled(
        _ isDisabled: Bool, _ account: AccountID, by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws {
        try whole(account, permit, in: tx)
        guard account != permit.account else { throw AccountRefusal.oneself }
        try AccountListRows.setDisabled(isDisabled ? permit.now : nil, account, in: tx)
        if isDisabled { try takeBack(from: account, on: permit.today, in: tx) { _ in true } }
        if !isDisabled { try AccountListRows.seen(account, at: permit.now, in: tx) }
        let (old, new) = isDisabled ? ("open", "disabled") : ("disabled", "open")
        try permit.record(
            isDisabled ? "disable" : "enable", subject: "account", id: account.text,
            changes: [FieldChange("state", from: old, to: new)], in: tx)
    }

    static func removeSecondFactor(
        of account: AccountID, by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws {
        try whole(account, permit, in: tx)
        guard account != permit.account else { throw AccountRefusal.oneself }
        try SecondFactorRows.set(nil, step: 0, of: account, in: tx)
        try SecurityKeyRows.deleteAll(of: account, in: tx)
        try SecondFactorRows.setRecovery([], of: account, in: tx)
        try SessionRows.deleteAll(of: account, in: tx)
        try permit.record("remove second factor", subject: "account", id: account.text, in: tx)
        try AccountNews.secondFactorOff.tell(account, at: permit.now, in: tx)
    }

    /// Lends one's own role to somebody who already acts for the same unit.
    static func delegate(
        to login: String, until day: Day, by permit: Permit<Delegate>, grant: Grant, in tx: Transaction
    ) throws {
        try GrantRules.check(delegating: grant, to: day, today: permit.today)
        guard let other = try AccountListRows.id(login: login, in: tx), other != permit.account,
            try AccountListRows.grants(of: other, from: permit.today, in: tx).contains(where: {
                $0.unit == grant.unit && $0.holds(on: permit.today)
            })
        else { throw AccountRefusal.unknownAccount }
        let held = try AccountListRows.grants(of: other, from: permit.today, in: tx)
        guard !held.contains(where: { $0.unit == grant.unit && $0.role == grant.role }) else {
            throw AccountRefusal.grantExists
        }
        let lent = Grant(
            id: GrantID(at: permit.now), unit: grant.unit, role: grant.role, validFrom: permit.today,
            validTo: day.adding(days: 1), delegatedBy: permit.account)
        try AccountRows.insert(lent, of: other, in: tx)
        try permit.record(
            "delegate", subject: "account", id: other.text, unit: grant.unit,
            changes: [FieldChange("role", from: nil, to: describe(lent))], in: tx)
    }

    /// What somebody lent ends with what they lent it from.
    private static func takeBack(
        from lender: AccountID, on day: Day, in tx: Transaction, where isMeant: (Grant) -> Bool
    ) throws {
        for (grant, _) in try AccountListRows.lent(by: lender, from: day, in: tx) where isMeant(grant) {
            try AccountListRows.end(grant.id, on: day, in: tx)
        }
    }

    private static func reach(
        _ unit: UnitID, _ permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> UnitPermit<ManageAccounts> {
        do { return try permit.on(unit, in: tx) } catch is NotFound { throw AccountRefusal.unknownUnit }
    }

    private static func whole(_ account: AccountID, _ permit: Permit<ManageAccounts>, in tx: Transaction) throws {
        guard try AccountListRows.isWhollyWithin(permit, account, in: tx) else { throw AccountRefusal.beyondReach }
    }

    static func describe(_ grant: Grant) -> String {
        "\(grant.role.rawValue) \(grant.validFrom.iso)…\(grant.validTo?.iso ?? "")"
    }
}
