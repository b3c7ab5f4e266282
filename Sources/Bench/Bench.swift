internal import Base
internal import Database
internal import Facilities
internal import Foundation
internal import Guidance
internal import Hummingbird
internal import Identity
internal import Letters
internal import Organisation

/// What `make bench` measures inside one process, and the yardstick: the framework's bare "hello".
@main
struct Bench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "hello": try await hello(port: Int(arguments[1]) ?? 8090)
        case "parse": try parse(arguments[1])
        case "directory": try await directory(arguments[1])
        case "devices": try await devices(arguments[1], login: arguments[2])
        case "publish": try await publish(arguments[1], database: arguments[2])
        default:
            print("bench hello PORT | parse FILE | publish FILE DATABASE | directory DATABASE | devices DATABASE LOGIN")
        }
    }

    private static func hello(port: Int) async throws {
        let router = Router()
        router.get("hello") { _, _ in "hello" }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }

    /// The median of 21 readings of the letter, in milliseconds.
    private static func parse(_ file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var times: [Double] = []
        for _ in 0..<21 {
            let start = DispatchTime.now().uptimeNanoseconds
            _ = try LetterReader.read(text)
            times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
        }
        print(String(format: "%.2f", times.sorted()[10]))
    }

    /// Fills the directory of a database with 44 people at each unit, about 130,000 in a city.
    private static func directory(_ address: String) async throws {
        let database = try await Database.open(Database.Location(address))
        let now = Instant(milliseconds: 1_695_891_600_000)
        try await database.write { tx in try DemonstrationDirectory.fill(people: 44, seed: 1, at: now, in: tx) }
        await database.close()
    }

    /// Gives the unit at which an account of the demonstration is head 10,000 machines more.
    private static func devices(_ address: String, login: String) async throws {
        let database = try await Database.open(Database.Location(address))
        let now = Instant(milliseconds: 1_695_891_600_000)
        try await database.write { tx in
            guard
                let school = try UnitRows.all(in: tx).first(where: { unit in
                    try AccountRows.holding(.head, login: login, at: unit.id, on: now.day, in: tx) != nil
                })
            else { return }
            try FacilitiesDemonstration.fill(school, devices: 10_000, seed: 1, at: now, in: tx)
            try tx.refreshStatistics()
        }
        await database.close()
    }

    /// The time to publish the letter to a city of 2,954 schools, in seconds.
    private static func publish(_ file: String, database address: String) async throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let database = try await Database.open(Database.Location(address))
        let modules = ["Outbox", "Identity", "Organisation", "Guidance"]
        let folders = try modules.map { try Resources.folder(of: $0, "Schema") }
        try await Schema(folders: folders).apply(to: database, at: Clock.system.now())
        let now = Instant(milliseconds: 1_695_891_600_000)
        let city = DemonstrationCity(size: .city, seed: 1, now: now)
        let hash = try PasswordHash(of: "a password for the bench", cost: .cheap)
        try await database.write { tx in
            try city.write(in: tx)
            let account = Account(id: AccountID(at: now), login: "bench", name: "Bench", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: now, in: tx)
            let grant = Grant(
                id: GrantID(at: now), unit: city.department.id, role: .departmentOfficial, validFrom: now.day,
                validTo: nil)
            try AccountRows.insert(grant, of: account.id, in: tx)
        }
        let start = DispatchTime.now().uptimeNanoseconds
        let asked = try await database.write { tx in
            try GuidanceDemonstration.publish(text, name: "letter.txt", by: "bench", at: now, in: tx)
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000_000
        print("\(String(format: "%.2f", seconds)) \(asked)")
        await database.close()
    }
}
