import Base
import Database
import Foundation
import Identity
import Notifications
import Program
import TestKit
import Testing
import Web
import WebPush

@testable import Records

/// A database and its file of keys, as the program opens them (ASVS 1.6.2, 1.6.3, 2.8.2, 6.1.2, 6.4.1).
@Suite(.serialized) struct SealedDatabaseTests {
    private func with(_ body: (KeyFile) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(KeyFile(path: folder.appendingPathComponent("khue.key").path))
    }

    private func open(_ bare: Database, _ file: KeyFile) async throws -> SealedDatabase {
        try await SealedDatabase(bare, file, columns: Composition.sealed)
    }

    @Test(arguments: TestEngine.available)
    func theFileIsMadeOnceAndAskedForEverAfter(engine: TestEngine) async throws {
        try await with { file in
            try await engine.with(World.schema) { bare in
                #expect(try await open(bare, file).isNew)
                #expect(try await !open(bare, file).isNew)
                let keys = try file.read()
                try FileManager.default.removeItem(atPath: file.path)
                await #expect(throws: KeyFile.Fault.missing, "a lost file is not made anew") {
                    _ = try await open(bare, file)
                }
                try file.make(Keyring())
                await #expect(throws: SealedDatabase.ForeignKeys.self) { _ = try await open(bare, file) }
                try FileManager.default.removeItem(atPath: file.path)
                try file.make(keys)
                #expect(try await open(bare, file).values == 0)
            }
        }
    }

    /// Every secret that the program keeps to itself, as it was written before there were keys.
    @Test(arguments: TestEngine.available)
    func whatWasThereBeforeIsSealed(engine: TestEngine) async throws {
        try await with { file in
            try await World.with(engine, publishes: false, withPupils: true) { world in
                try await world.database.write { tx in
                    try tx.run("DELETE FROM identity_setting WHERE name IN ('key', 'push-key')")
                    try Settings.set("key", to: "khóa cũ", in: tx)
                    try Settings.set("push-key", to: "khóa đẩy", in: tx)
                    try tx.run("UPDATE identity_account SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE login = 'so'")
                    try tx.run(
                        """
                        INSERT INTO records_health (id, pupil_id, checked_on, height, weight, nutrition, blood, eyes,
                            spine, vaccinations, note, entered_by, entered_at)
                        SELECT 'h1', MIN(id), '2023-09-10', '1270', '25400', '04', 'AB', 'cận', 'vẹo', 'sởi', 'dị ứng',
                            'x', '2023-09-10T00:00:00.000Z' FROM records_pupil
                        """)
                }
                let opened = try await open(world.database, file)
                #expect(opened.values == 11)
                let raw = try await world.database.read { tx in
                    try tx.all(
                        """
                        SELECT height AS v FROM records_health UNION ALL SELECT weight FROM records_health
                        UNION ALL SELECT nutrition FROM records_health UNION ALL SELECT blood FROM records_health
                        UNION ALL SELECT eyes FROM records_health UNION ALL SELECT spine FROM records_health
                        UNION ALL SELECT vaccinations FROM records_health UNION ALL SELECT note FROM records_health
                        UNION ALL SELECT totp_secret FROM identity_account WHERE totp_secret IS NOT NULL
                        UNION ALL SELECT value FROM identity_setting WHERE name IN ('key', 'push-key')
                        """
                    ) { try $0["v"] as String }
                }
                let mark = try file.read().mark
                #expect(raw.count == 11 && raw.allSatisfy { $0.hasPrefix(mark) })
                let key = try await opened.database.write { tx in
                    try SecretSetting.installation.value(orMaking: { "neu" }, in: tx)
                }
                #expect(key == "khóa cũ")
                let health = try await opened.database.read { tx in
                    try tx.first("SELECT note FROM records_health") { row in
                        try HealthField.note.unseal(row["note"], as: String.self, of: "h1", in: tx)
                    }
                }
                #expect(health == "dị ứng")
            }
        }
    }

    /// Keys that the program makes by itself stand sealed from the beginning.
    @Test(arguments: TestEngine.available)
    func ownKeysAreNeverInTheClear(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            _ = try await world.administrator("quantri")
            let raw = try await world.database.read { tx in
                try tx.all(
                    """
                    SELECT value AS v FROM identity_setting WHERE name IN ('key', 'push-key')
                    UNION ALL SELECT totp_secret FROM identity_account WHERE totp_secret IS NOT NULL
                    """
                ) { try $0["v"] as String }
            }
            #expect(raw.count == 3 && raw.allSatisfy { $0.hasPrefix(TestEngine.keys.mark) }, "\(raw)")
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewKeySealsEverythingAgain(engine: TestEngine) async throws {
        try await with { file in
            try await engine.with(World.schema) { bare in
                let database = try await open(bare, file).database
                let secret = try await database.write { tx in
                    try SecretSetting.installation.value(orMaking: { "bí mật" }, in: tx)
                }
                let push = try await PushOffer.load(from: database).key.publicText
                let before = try file.read()
                let rotation = Rotation(file: file, columns: Composition.sealed)
                let outcome = try await rotation.run(database, installation: false, at: World.start)
                #expect(outcome.values == 2 && outcome.name != before.name)
                let after = try file.read()
                #expect(after.name == outcome.name && !after.isRotating && !after.holds(before.name))
                let again = try await open(bare, file)
                #expect(again.values == 0)
                #expect(try await PushOffer.load(from: again.database).key.publicText == push)
                await #expect(throws: DatabaseFault.self) { _ = try await PushOffer.load(from: database) }
                // What marks forms and links is another one only when that is wanted.
                let kept = try await again.database.write { tx in
                    try SecretSetting.installation.value(orMaking: { "khác" }, in: tx)
                }
                #expect(kept == secret)
                _ = try await rotation.run(again.database, installation: true, at: World.start)
                let last = try await open(bare, file)
                let new = try await last.database.write { tx in
                    try SecretSetting.installation.value(orMaking: { "khác" }, in: tx)
                }
                #expect(new == "khác")
                let lines = try await bare.read { tx in
                    try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'rotate key'")
                }
                #expect(lines == 2)
            }
        }
    }

    /// Killed after the new key stood in the file: the next start goes on, the next rotation finishes.
    @Test(arguments: TestEngine.available)
    func aRotationThatWasCutOffIsFinished(engine: TestEngine) async throws {
        try await with { file in
            try await engine.with(World.schema) { bare in
                let push = try await PushOffer.load(from: open(bare, file).database).key.publicText
                let before = try file.read()
                try file.replace(with: before.rotated())
                let new = try file.read()
                let restarted = try await open(bare, file)
                #expect(restarted.values == 1)
                #expect(try await PushOffer.load(from: restarted.database).key.publicText == push)
                #expect(try file.read().isRotating, "the old key is kept until somebody finishes it")
                let outcome = try await Rotation(file: file, columns: Composition.sealed)
                    .run(restarted.database, installation: false, at: World.start)
                #expect(outcome.name == new.name && outcome.values == 0)
                #expect(try !file.read().isRotating)
            }
        }
    }

    /// Another server would go on with the old key.
    @Test(.enabled(if: TestEngine.available.contains(.postgres)))
    func nothingIsRotatedUnderAnotherServer() async throws {
        try await with { file in
            try await TestEngine.postgres.with(World.schema) { bare in
                let database = try await open(bare, file).database
                let name = try await bare.read { tx in
                    try tx.first("SELECT current_database() AS name") { try $0["name"] as String } ?? ""
                }
                let server = ProcessInfo.processInfo.environment["KHUE_TEST_POSTGRES"] ?? ""
                let other = try await Database.open(
                    .postgres(server.replacingOccurrences(of: "/postgres", with: "/" + name, options: .backwards)))
                let rotation = Rotation(file: file, columns: Composition.sealed)
                await #expect(throws: Rotation.Busy.self) {
                    _ = try await rotation.run(database, installation: false, at: World.start)
                }
                #expect(try !file.read().isRotating)
                await other.close()
            }
        }
    }
}
