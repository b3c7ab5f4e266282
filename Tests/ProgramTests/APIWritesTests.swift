import Base
import Database
import Organisation
import TestKit
import Testing

@testable import Identity

/// Every operation that writes succeeds once, changes what it says, is in the log with the name of the token, is done once
/// for one key, and is refused to who has not read the present version.
@Suite(.serialized) struct APIWritesTests {
    /// Cases that share a world, and whether the letter is published in it.
    private static let groups: [(name: String, cases: [WriteCase], publishes: Bool)] = [
        ("units", WriteCase.units, false), ("accounts", WriteCase.accounts, false),
        ("alarms", WriteCase.alarms, false), ("messages", WriteCase.messages, false),
        ("pupils", WriteCase.pupils, false),
        ("staff", WriteCase.staff, false), ("between schools", WriteCase.betweenSchools, false),
        ("year", WriteCase.year, false), ("guidance", WriteCase.guidance, true),
        ("facilities", WriteCase.facilities, false), ("privacy", WriteCase.privacy, false),
    ]

    @Test(arguments: TestEngine.available, groups.map(\.name))
    func everyWriteIsDoneOnceAndKept(engine: TestEngine, name: String) async throws {
        let group = try #require(Self.groups.first { $0.name == name })
        try await World.with(engine, publishes: group.publishes, withPupils: true) { world in
            let scene = try await Self.scene(world)
            for one in group.cases { try await scene.perform(one) }
        }
    }

    @Test func everyWriteHasItsCase() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let declared = Set(
                world.endpoints.filter { if case .api(let one) = $0.body { one.isWriting } else { false } }
                    .map(\.operationName))
            let told = Self.groups.flatMap(\.cases).map(\.operation)
            #expect(declared.subtracting(told).sorted() == [], "operations without a case")
            #expect(Set(told).subtracting(declared).sorted() == [], "cases without an operation")
            #expect(told.count == Set(told).count)
        }
    }

    private static func scene(_ world: World) async throws -> WriteScene {
        let (first, second) = (world.city.schools[0][0], world.city.schools[1][0])
        let scene = WriteScene(
            world,
            [
                "unit": first.id.text, "code": first.code, "unit2": second.id.text,
                "district": world.city.districts[0].id.text, "district2": world.city.districts[1].id.text,
            ])
        scene.values["class"] = try await scene.first(
            "SELECT id FROM records_class WHERE unit_id = \(first.id) ORDER BY name_sort, id LIMIT 1")
        scene.values["grade"] = try await scene.first(
            "SELECT grade AS id FROM records_class WHERE id = \(scene.values["class"] ?? "")")
        scene.values["pupil"] = try await scene.first(
            """
            SELECT pupil_id AS id FROM records_placement
            WHERE class_id = \(scene.values["class"] ?? "") AND valid_to IS NULL ORDER BY pupil_id LIMIT 1
            """)
        scene.values["subject"] = try await scene.first(
            "SELECT code AS id FROM records_code WHERE list = 'DM_MON_HOC' ORDER BY code LIMIT 1")
        try await scene.run("UPDATE identity_account SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE login = 'quantri'")
        let letters = try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM guidance_letter") }
        if letters > 0 {
            scene.values["letter"] = try await world.letter()
            scene.values["call"] = "plan"
            scene.values["task"] = try await scene.first(
                "SELECT key AS id FROM guidance_task ORDER BY ordinal, id LIMIT 1")
        }
        return scene
    }
}
