import Base
import Database
import Foundation
import Logging
import Organisation
import Program
import TestKit
import Testing
import Web

@testable import Identity

/// Who may do what, over generated organisations and every capability that the program declares: what permits let
/// through is what a naive reading of the history and of the table of permissions says, no more and no less; and what
/// the page of reasons tells people is the same.
@Suite(.serialized) struct PermissionTests {
    /// Seeds of SQLite and PostgreSQL; a failure prints the one it met.
    private static func seeds(_ engine: TestEngine) -> ClosedRange<UInt64> { engine == .sqlite ? 1...16 : 1...4 }

    @Test(arguments: TestEngine.available)
    func permitsAreWhatTheTableAndTheHistorySay(engine: TestEngine) async throws {
        var (answers, yes, lent) = (0, 0, 0)
        for seed in PermissionTests.seeds(engine) {
            try await engine.with(World.schema) { database in
                let door = try await PermissionTests.door(database)
                var sector = RandomSector(seed: seed)
                try await sector.begin(in: database)
                for step in 0..<40 {
                    try await sector.step(in: database)
                    guard step % 3 == 2 else { continue }
                    let (state, salt) = (sector, UInt64(step))
                    let found = try await database.write { tx in
                        var questions = Questions(
                            sector: state, door: door, about: "seed \(seed), step \(step)", random: Seed(salt))
                        return try questions.ask(tx)
                    }
                    for fault in found.faults { Issue.record("\(fault)") }
                    (answers, yes, lent) = (answers + found.asked, yes + found.yes, lent + found.lent)
                }
                #expect(sector.deeds > 10, "seed \(seed): a history in which little happened shows nothing")
            }
        }
        #expect(yes > 500 && answers > 3 * yes && lent > 10, "\(answers) asked, \(yes) yes, \(lent) by lent roles")
    }

    /// What stands in a module and not in the table would be asked of nobody here and shown to nobody on the page.
    @Test func everyCapabilityStandsInTheTable() async throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        var declared: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /struct (\w+): (?:Capability|SensitiveGroup)\b/) {
                declared.insert(String(match.1))
            }
        }
        let table = Composition.capabilities.map { String(describing: $0) }
        #expect(declared.count > 20 && Set(table) == declared && Set(table).count == table.count)
        try await World.with(.sqlite, publishes: false) { world in
            for endpoint in world.endpoints {
                guard case .needs(let capability) = endpoint.access else { continue }
                #expect(table.contains(String(describing: capability)), "\(endpoint.pattern)")
            }
        }
    }

    private static func door(_ database: Database) async throws -> Door {
        let chrome = Chrome(
            menu: [], tree: OrganisationTree(), demonstration: false, notices: [:],
            capabilities: Composition.capabilities)
        return Door(
            database: database, clock: .system, chrome: chrome, key: try await ServerKey.load(from: database),
            secure: false, logger: Logger(label: "test"))
    }
}

/// Every question that can be asked of one state of a sector, with the answers compared.
private struct Questions {
    let sector: RandomSector
    let door: Door
    let about: String
    var random: Seed

    struct Found: Sendable {
        var faults: [String] = []
        var asked = 0
        var yes = 0
        var lent = 0
    }

    private struct Answer {
        var may = false
        /// The units that the permit finds in a list.
        var listed: Set<UnitID> = []
        /// Of the units asked for one by one, those that it reaches.
        var reached: Set<UnitID> = []
    }

    private var day: Day { sector.day }
    private var units: [UnitID] { sector.units.map(\.id) }

    mutating func ask(_ tx: Transaction) throws -> Found {
        var found = Found()
        for account in sector.accounts.indices {
            let roles = sector.roles(of: account, on: day)
            let grants = try AccountRows.grants(of: sector.accounts[account], on: day, in: tx)
            if !sector.isDisabled.contains(account), grants.count != roles.count {
                found.faults.append("\(about): \(account) holds \(grants), by the notes \(roles)")
            }
            if roles.isEmpty { try askWithoutRole(account, &found, tx) }
            for role in roles {
                guard let grant = grants.first(where: { isSame($0, role) }) else { continue }
                try ask(account, role, grant, &found, tx)
            }
            try explain(account, roles, &found, tx)
        }
        return found
    }

    private func isSame(_ grant: Grant, _ held: RandomSector.Held) -> Bool {
        grant.unit == held.unit && grant.role == held.role && grant.validFrom == held.from
            && (grant.delegatedBy == nil) == (held.lender == nil)
    }

    /// Somebody who signed in while they had a role, and has none now.
    private mutating func askWithoutRole(_ account: Int, _ found: inout Found, _ tx: Transaction) throws {
        let visit = try visit(account, acting: GrantID(at: sector.now), tx)
        for capability in Composition.capabilities {
            found.asked += 1
            if try answer(capability, visit, [], tx).may {
                found.faults.append("\(about): \(capability) for \(account), who holds no role")
            }
        }
    }

    private mutating func ask(
        _ account: Int, _ role: RandomSector.Held, _ grant: Grant, _ found: inout Found, _ tx: Transaction
    ) throws {
        let visit = try visit(account, acting: grant.id, tx)
        let under = Set(units.filter { sector.stands($0, under: role.unit, on: day) })
        for capability in Composition.capabilities {
            let asked = [role.unit, units.randomElement(using: &random), units.randomElement(using: &random)]
                .compactMap { $0 }
            let answer = try answer(capability, visit, asked, tx)
            let may = capability.roles.contains(role.role)
            found.asked += 1
            found.yes += may ? 1 : 0
            found.lent += may && role.lender != nil ? 1 : 0
            let what = "\(about): \(capability) for \(account) as \(role.role) at \(role.unit)"
            if answer.may != may { found.faults.append("\(what): \(answer.may)") }
            if answer.listed != (may ? under : []) { found.faults.append("\(what): lists other units") }
            if answer.reached != (may ? under.intersection(asked) : []) {
                found.faults.append("\(what): reaches other units of \(asked)")
            }
        }
    }

    /// The page of reasons says yes exactly where some role of the person does, and names that role.
    private func explain(
        _ account: Int, _ roles: [RandomSector.Held], _ found: inout Found, _ tx: Transaction
    ) throws {
        guard !sector.isDisabled.contains(account) else { return }
        let grants = try AccountListRows.grants(of: sector.accounts[account], from: day, in: tx)
        for capability in Composition.capabilities {
            let verdict = Explanation(capability.roles, grants, on: day)
            let giving = roles.filter { capability.roles.contains($0.role) }
            let named = grants.filter { verdict.reasons[$0.id] == .gives }
            found.asked += 1
            if verdict.may != !giving.isEmpty || named.count != giving.count
                || !named.allSatisfy({ one in giving.contains { isSame(one, $0) } })
                || verdict.reasons.count != grants.count
            {
                found.faults.append("\(about): the reasons for \(capability) and \(account) are \(verdict)")
            }
        }
    }

    private mutating func visit(_ account: Int, acting: GrantID, _ tx: Transaction) throws -> Visit {
        let token = "t\(random.next())"
        let now = sector.now
        try SessionRows.insert(
            token: token, account: sector.accounts[account], grant: acting, address: nil, at: now, in: tx)
        let request = Request(
            method: .get, target: "/", headers: ["cookie": "khue_session=\(token)"], body: [], remoteAddress: "-",
            number: "test")
        return try door.visit(Entry(request, at: now, key: "k"), tx)
    }

    private func answer<C: Capability>(
        _ capability: C.Type, _ visit: Visit, _ asked: [UnitID], _ tx: Transaction
    ) throws -> Answer {
        var answer = Answer()
        guard let permit = try? visit.permit(capability, in: tx) else { return answer }
        answer.may = true
        answer.listed = Set(
            try tx.all("SELECT u.id FROM organisation_unit u WHERE \(permit.covers("u.id"))") { try $0["id"] as UnitID }
        )
        for unit in asked where (try? permit.on(unit, in: tx)) != nil { answer.reached.insert(unit) }
        return answer
    }
}
