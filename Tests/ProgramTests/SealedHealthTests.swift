import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing
import Web

/// School health from the page to the database and back (ASVS 6.1.2).
@Suite(.serialized) struct SealedHealthTests {
    private func nurse(_ world: World) async throws -> PageBrowser {
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        try await world.database.write { tx in
            let account = Account(id: AccountID(at: World.start), login: "yte", name: "Người yte", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let grant = Grant(
                id: GrantID(at: World.start), unit: world.city.schools[0][0].id, role: .nurse,
                validFrom: Day(iso: "2023-08-01") ?? World.start.day, validTo: nil)
            try AccountRows.insert(grant, of: account.id, in: tx)
        }
        return try await world.browser("yte")
    }

    @Test(arguments: TestEngine.available)
    func whatANurseWritesIsReadByPeopleAndNotInTheDatabase(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            let nurse = try await nurse(world)
            await nurse.open("/pupils/\(pupil)/health")
            let written = [
                "day": "19/9/2023", "height": "127,3", "weight": "26,4", "nutrition": "04", "eyes": "cận 2 độ",
                "spine": "vẹo nhẹ", "vaccinations": "sởi mũi 2", "note": "dị ứng lạc",
            ]
            try await nurse.press("Ghi lần khám", written)
            for seen in ["127,3", "26,4", "cận 2 độ", "vẹo nhẹ", "sởi mũi 2", "dị ứng lạc"] {
                #expect(nurse.sees(seen), "\(seen)")
            }
            let stored = try await world.database.read { tx in
                try tx.first(
                    "SELECT height, weight, nutrition, eyes, spine, vaccinations, note FROM records_health"
                ) { row in
                    try [
                        row["height"], row["weight"], row["nutrition"], row["eyes"], row["spine"], row["vaccinations"],
                        row["note"],
                    ] as [String]
                }
            }
            let mark = TestEngine.keys.mark
            #expect(stored?.count == 7 && stored?.allSatisfy { $0.hasPrefix(mark) } == true)

            let parent = try await world.browser("phuhuynh")
            await parent.open("/children")
            #expect(parent.sees("127,3") && parent.sees("dị ứng lạc"))
            await parent.open("/privacy/own/pupil/\(pupil)/khue.json")
            let copy = String(decoding: parent.response.body, as: UTF8.self)
            #expect(copy.contains("1273") && copy.contains("dị ứng lạc") && !copy.contains(mark))

            // Who has the database and no key can neither read a value nor put one child's in the place of another's.
            try await world.database.write { tx in
                try tx.run("UPDATE records_health SET note = eyes")
            }
            await nurse.open("/pupils/\(pupil)/health")
            #expect(nurse.status == 503 || nurse.status == 500, "\(nurse.status)")
        }
    }
}
