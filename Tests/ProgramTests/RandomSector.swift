import Base
import Database
import Organisation
import TestKit

@testable import Identity
@testable import Organisation

/// A sector that lives for two years: units open, move and close, people are given roles, lend them, hand them over,
/// are shut out and let in again. Each deed is done by the program and noted here in the plainest way, from which
/// ``may(_:_:at:)`` answers without a table of reach, without SQL and without the rules that the program uses.
struct RandomSector {
    struct Held {
        let account: Int
        let unit: UnitID
        let role: Role
        let from: Day
        var to: Day?
        let lender: Int?

        func runs(on day: Day) -> Bool { from <= day && (to.map { day < $0 } ?? true) }
    }

    struct Link {
        let child: UnitID
        let parent: UnitID
        let from: Day
        var to: Day?
    }

    static let start = Day(daysSinceEpoch: 19_000)

    private(set) var random: Seed
    private(set) var day = RandomSector.start
    private(set) var units: [Unit] = []
    private(set) var links: [Link] = []
    private(set) var held: [Held] = []
    private(set) var isDisabled: Set<Int> = []
    let accounts: [AccountID]
    private(set) var deeds = 0

    init(seed: UInt64) {
        var random = Seed(seed)
        accounts = (0..<5).map { AccountID(at: Instant(milliseconds: Int64($0)), using: &random) }
        self.random = random
    }

    var now: Instant { Instant(day, hour: 9) }

    func login(_ account: Int) -> String { "nguoi\(account)" }

    // MARK: What the plain notes say

    func exists(_ unit: UnitID, on day: Day) -> Bool { units.first { $0.id == unit }?.exists(on: day) ?? false }

    /// Whether a walk up from a unit leads to another, over units that exist on the day.
    func stands(_ unit: UnitID, under scope: UnitID, on day: Day) -> Bool {
        guard exists(unit, on: day) else { return false }
        if unit == scope { return true }
        let above = links.first { $0.child == unit && $0.from <= day && ($0.to.map { day < $0 } ?? true) }
        return above.map { stands($0.parent, under: scope, on: day) } ?? false
    }

    /// The roles that somebody holds on a day; what is lent holds only while its lender holds it.
    func roles(of account: Int, on day: Day) -> [Held] {
        guard !isDisabled.contains(account) else { return [] }
        return held.filter { $0.account == account && $0.runs(on: day) && isBacked($0, on: day) }
    }

    private func isBacked(_ one: Held, on day: Day) -> Bool {
        guard let lender = one.lender else { return true }
        return roles(of: lender, on: day).contains { $0.lender == nil && $0.unit == one.unit && $0.role == one.role }
    }

    // MARK: What happens

    mutating func begin(in database: Database) async throws {
        let kinds: [UnitKind] = [.department, .districtOffice, .districtOffice] + Array(repeating: .school, count: 7)
        for (index, kind) in kinds.enumerated() { units.append(unit(kind, "U\(index)", from: RandomSector.start)) }
        for child in units.dropFirst() {
            let parent = child.kind == .districtOffice ? units[0] : units[Int.random(in: 0..<3, using: &random)]
            links.append(Link(child: child.id, parent: parent.id, from: RandomSector.start))
        }
        let (units, accounts, moves) = (units, accounts, links.map { Reorganisation.Move($0.child, under: $0.parent) })
        try await database.write { tx in
            for child in UnitKind.allCases {
                for parent in UnitKind.allCases {
                    try tx.run(
                        """
                        INSERT INTO organisation_kind_rule
                        VALUES (\(child), \(parent), 'administrative', '1800-01-01', NULL, 'test')
                        """)
                }
            }
            let at = Instant(startOf: RandomSector.start)
            try Reorganisation(from: RandomSector.start, opens: units, moves: moves).apply(at: at, in: tx)
            for (index, id) in accounts.enumerated() {
                let account = Account(id: id, login: "nguoi\(index)", name: "Người \(index)", language: .vi)
                try AccountRows.insert(account, email: nil, password: PasswordHash(text: "x"), at: at, in: tx)
            }
        }
    }

    /// Some days pass and one thing is done, or refused.
    mutating func step(in database: Database) async throws {
        day = day.adding(days: Int.random(in: 0...40, using: &random))
        switch Int.random(in: 0..<14, using: &random) {
        case 0, 1: try await move(in: database)
        case 2: try await open(in: database)
        case 3: try await close(in: database)
        case 4: try await shut(in: database)
        case 5, 6: try await end(in: database)
        case 7, 8, 9: try await lend(in: database)
        default: for _ in 0..<3 { try await give(in: database) }
        }
    }

    private mutating func unit(_ kind: UnitKind, _ code: String, from day: Day) -> Unit {
        let id = UnitID(at: Instant(milliseconds: Int64(units.count)), using: &random)
        return Unit(id: id, code: code, name: code, kind: kind, openedOn: day)
    }

    private mutating func pick<T>(_ values: [T]) -> T? { values.randomElement(using: &random) }

    /// Does a thing by the program; false when the rules say no, and then nothing has changed.
    private mutating func does(
        in database: Database, _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> Bool {
        do {
            try await database.write(body)
            deeds += 1
            return true
        } catch is any Refusal {
            return false
        }
    }

    private mutating func move(in database: Database) async throws {
        guard let child = pick(Array(units.dropFirst())), let parent = pick(units) else { return }
        let (day, now) = (day, now)
        let change = Reorganisation(from: day, moves: [.init(child.id, under: parent.id)])
        guard try await does(in: database, { tx in try change.apply(at: now, in: tx) }) else { return }
        cut(child.id)
        links.append(Link(child: child.id, parent: parent.id, from: day))
    }

    private mutating func open(in database: Database) async throws {
        guard let parent = pick(units) else { return }
        let (day, now) = (day, now)
        let new = unit(pick([.school, .districtOffice]) ?? .school, "U\(units.count)", from: day)
        let change = Reorganisation(from: day, opens: [new], moves: [.init(new.id, under: parent.id)])
        guard try await does(in: database, { tx in try change.apply(at: now, in: tx) }) else { return }
        units.append(new)
        links.append(Link(child: new.id, parent: parent.id, from: day))
    }

    private mutating func close(in database: Database) async throws {
        guard let index = units.indices.dropFirst().randomElement(using: &random) else { return }
        let (day, now) = (day, now)
        let change = Reorganisation(from: day, closes: [units[index].id])
        guard try await does(in: database, { tx in try change.apply(at: now, in: tx) }) else { return }
        units[index].closedOn = day
        cut(units[index].id)
    }

    private mutating func cut(_ child: UnitID) {
        links.removeAll { $0.child == child && $0.from >= day }
        for index in links.indices where links[index].child == child {
            links[index].to = links[index].to.map { min($0, day) } ?? day
        }
    }

    /// The administrator of the root, whom no deed touches.
    private var permit: Permit<ManageAccounts> {
        Permit(
            account: AccountID(at: Instant(milliseconds: 0)), accountName: "A", role: .administrator,
            scope: units[0].id, now: now, address: nil, tree: OrganisationTree())
    }

    private mutating func give(in database: Database) async throws {
        let account = Int.random(in: accounts.indices, using: &random)
        // Mostly at a few units, so that people have colleagues; and mostly roles that can be lent.
        guard let unit = pick(Bool.random(using: &random) ? units : Array(units.prefix(5)))?.id,
            let role = pick(Role.allCases + [.head, .head, .departmentOfficial, .districtOfficial])
        else { return }
        let from = day.adding(days: Int.random(in: -20...30, using: &random))
        let to = Bool.random(using: &random) ? nil : from.adding(days: Int.random(in: 1...200, using: &random))
        let (id, permit) = (accounts[account], permit)
        let isDone = try await does(in: database) { tx in
            try AccountActions.give(role, at: unit, to: id, from: from, until: to, by: permit, in: tx)
        }
        if isDone { held.append(Held(account: account, unit: unit, role: role, from: from, to: to, lender: nil)) }
    }

    private mutating func end(in database: Database) async throws {
        let candidates = held.indices.filter { held[$0].to.map { $0 > day } ?? true }
        guard let index = pick(candidates) else { return }
        let one = held[index]
        let after = day.adding(days: Int.random(in: -1...60, using: &random))
        var successor = Bool.random(using: &random) ? nil : Int.random(in: accounts.indices, using: &random)
        if let next = successor {
            // What would wait for a second administrator is told of elsewhere.
            let (unit, role, account, own) = (one.unit, one.role, accounts[next], permit)
            let waits = try await database.read { tx in
                try RoleRequests.waits(role, at: unit, for: account, by: own, in: tx)
            }
            if waits { successor = nil }
        }
        let (id, other, permit) = (accounts[one.account], successor.map { accounts[$0] }, permit)
        let isDone = try await does(in: database) { tx in
            let grants = try AccountListRows.grants(of: id, from: permit.today, in: tx)
            guard
                let grant = grants.first(where: {
                    $0.unit == one.unit && $0.role == one.role && $0.validFrom == one.from
                })
            else { throw NotFound() }
            try AccountActions.end(grant, of: id, after: after, successor: other, by: permit, in: tx)
        }
        guard isDone else { return }
        let asked = after.adding(days: 1)
        let end = one.to.map { min($0, asked) } ?? asked
        for place in held.indices where place == index || isLent(held[place], by: one) {
            held[place].to = held[place].to.map { min($0, end) } ?? end
        }
        guard let successor else { return }
        held.append(Held(account: successor, unit: one.unit, role: one.role, from: end, to: nil, lender: nil))
    }

    private func isLent(_ other: Held, by one: Held) -> Bool {
        other.lender == one.account && other.unit == one.unit && other.role == one.role
    }

    private mutating func lend(in database: Database) async throws {
        let (day, now) = (self.day, self.now)
        let all = accounts.indices.flatMap { roles(of: $0, on: day) }
        let lenders = all.filter { one in
            Delegate.roles.contains(one.role)
                && all.contains { $0.account != one.account && $0.unit == one.unit && $0.role != one.role }
        }
        guard let one = pick(lenders) ?? pick(all) else { return }
        let colleagues = accounts.indices.filter { other in
            other != one.account && roles(of: other, on: day).contains { $0.unit == one.unit }
        }
        let other = pick(colleagues) ?? Int.random(in: accounts.indices, using: &random)
        let to = day.adding(days: Int.random(in: 1...120, using: &random))
        let (id, name) = (accounts[one.account], login(other))
        let isDone = try await does(in: database) { tx in
            let grants = try AccountRows.grants(of: id, on: day, in: tx)
            guard Delegate.roles.contains(one.role),
                let grant = grants.first(where: {
                    $0.unit == one.unit && $0.role == one.role && $0.validFrom == one.from
                })
            else { throw NotFound() }
            let permit = Permit<Delegate>(
                account: id, accountName: "L", role: one.role, scope: one.unit, now: now, address: nil,
                tree: OrganisationTree())
            try AccountActions.delegate(to: name, until: to, by: permit, grant: grant, in: tx)
        }
        guard isDone else { return }
        held.append(
            Held(account: other, unit: one.unit, role: one.role, from: day, to: to.adding(days: 1), lender: one.account)
        )
    }

    private mutating func shut(in database: Database) async throws {
        let account = Int.random(in: accounts.indices, using: &random)
        let (id, permit, shuts) = (accounts[account], permit, !isDisabled.contains(account))
        let isDone = try await does(in: database) { tx in
            try AccountActions.setDisabled(shuts, id, by: permit, in: tx)
        }
        guard isDone else { return }
        if shuts { isDisabled.insert(account) } else { isDisabled.remove(account) }
        guard shuts else { return }
        for index in held.indices where held[index].lender == account {
            held[index].to = held[index].to.map { min($0, day) } ?? day
        }
    }
}
