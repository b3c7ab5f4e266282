import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Rooms, devices, lines and stock-taking through the API.
@Suite(.serialized) struct APIFacilitiesTests {
    private let room: [String: JSONValue] = [
        "code": .string("Z-1"), "name": .string("Phòng thử"), "kind": .string("informatics"),
        "solidity": .string("permanent"), "state": .string("good"), "from": .string("2023-09-01"),
    ]
    private let device: [String: JSONValue] = [
        "tag": .string("ZZ-1"), "kind": .string("firewall"), "name": .string("Tường lửa"), "state": .string("working"),
        "from": .string("2023-09-01"),
    ]

    @Test(arguments: TestEngine.available)
    func roomsAndDevicesAreKept(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await APIPerson("truong", world)
            let unit = "/units/\(world.city.schools[0][0].id)"
            let made = await head.ask(.post, unit + "/rooms", room, ["idempotency-key": "r"])
            #expect(await head.ask(.post, unit + "/rooms", room, ["idempotency-key": "r"]).id == made.id)
            #expect(await head.ask(.post, unit + "/rooms", room, expects: 422).pointers == ["/code"])
            let worse = room.merging(["state": .string("needsRepair"), "from": .string("2023-09-10")]) { $1 }
            let changed = await head.ask(.put, "/rooms/\(made.id)", worse, ["if-match": made.etag])
            #expect(changed["state"] == .string("needsRepair"))
            await head.ask(.put, "/rooms/\(made.id)", worse, ["if-match": made.etag], expects: 412)
            let here = device.merging(["room": .string(made.id)]) { $1 }
            let wall = await head.ask(.post, unit + "/devices", here)
            #expect(wall["isSecurity"] == .bool(true))
            let byTag = await head.ask(.get, unit + "/devices?tag=zz-1")
            #expect(byTag.items.count == 1)
            let used = await head.ask(
                .post, "/rooms/\(made.id)/close", ["day": .string("2023-09-15")], ["if-match": changed.etag],
                expects: 422)
            #expect(used.pointers == ["/day"])
            let broken = device.merging(["state": .string("broken"), "from": .string("2023-09-12")]) { $1 }
            let moved = await head.ask(.put, "/devices/\(wall.id)", broken, ["if-match": wall.etag])
            #expect(moved["state"] == .string("broken") && moved["room"] == .null)
            await head.ask(.put, "/devices/\(wall.id)", broken, ["if-match": wall.etag], expects: 412)
            let gone = await head.ask(
                .post, "/devices/\(wall.id)/write-off", ["day": .string("2023-09-14")], ["if-match": moved.etag])
            #expect(gone["to"] == .string("2023-09-14"))
            try await pages(head, unit + "/devices")
        }
    }

    /// Pages of devices follow each other without gap or repetition.
    private func pages(_ head: APIPerson, _ path: String) async throws {
        let all = await head.ask(.get, path + "?limit=200").items
        let first = await head.ask(.get, path + "?limit=7").items
        #expect(first == Array(all.prefix(7)) && all.count > 7)
    }

    @Test(arguments: TestEngine.available)
    func linesLicencesAndARound(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await APIPerson("truong", world)
            let unit = "/units/\(world.city.schools[0][0].id)"
            let line: [String: JSONValue] = [
                "provider": .string("Nhà mạng"), "kind": .string("fibre"), "mbit": .integer(100),
                "from": .string("2023-09-01"),
            ]
            let made = await head.ask(.post, unit + "/lines", line)
            #expect(
                await head.ask(
                    .post, unit + "/lines", line.merging(["until": .string("2023-01-01")]) { $1 }, expects: 422
                ).pointers == ["/until"])
            let early = await head.ask(
                .post, unit + "/lines/\(made.id)/end", ["day": .string("2023-08-01")], expects: 422)
            #expect(early.pointers == ["/day"])
            await head.ask(.post, unit + "/lines/\(made.id)/end", ["day": .string("2023-09-10")])
            let licence: [String: JSONValue] = [
                "product": .string("Bộ văn phòng"), "seats": .integer(30), "from": .string("2023-09-01"),
            ]
            let right = await head.ask(.post, unit + "/licences", licence)
            await head.ask(.post, unit + "/licences/\(right.id)/end", ["day": .string("2023-09-10")])
            let device = await head.ask(.get, unit + "/devices?limit=1").items.first
            guard case .object(let known)? = device, case .string(let tag)? = known["tag"], let place = known["room"]
            else {
                throw NotFound()
            }
            let round = await head.ask(.post, unit + "/rounds", [:])
            #expect(await head.ask(.post, unit + "/rounds", [:]).id == round.id)
            let path = "/rounds/\(round.id)"
            let wrong = await head.ask(.post, path + "/scans", ["tags": .string("%%%"), "room": place], expects: 422)
            #expect(wrong.pointers == ["/tags"])
            await head.ask(.post, path + "/scans", ["tags": .string("\(tag) LA-1"), "room": place])
            await head.ask(.post, path + "/forget", ["tag": .string("LA-1")])
            let closed = await head.ask(.post, path + "/close")
            #expect(closed["closedAt"] != .null)
            await head.ask(.post, path + "/close", expects: 409)
            await head.ask(.post, unit + "/rooms", room)
            let provision = await head.ask(.get, unit + "/informatics")
            #expect(provision["rooms"] != .array([]))
            await head.ask(
                .post, unit + "/informatics/assignments", ["from": .string("2023-09-15"), "rooms": .object([:])])
            #expect(await head.ask(.get, "/facilities/schools").items.count == 1)
        }
    }
}
