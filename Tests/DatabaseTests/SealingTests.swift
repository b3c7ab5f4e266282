import Base
import Foundation
import TestKit
import Testing

@testable import Database

private let schema = Schema(files: [
    .init(
        name: "2026-01-01-0000-sealing.sql",
        source: "CREATE TABLE test_pupil (id TEXT PRIMARY KEY, name TEXT, note TEXT NOT NULL DEFAULT '');")
])
private let name = SealedColumn("test_pupil", "name")
private let note = SealedColumn("test_pupil", "note")

/// Values that are sealed before they are stored (ASVS 1.6.2, 6.1.1, 6.2.3).
struct SealingTests {
    /// Sealed by another library (Python's cryptography): the form is AES-256-GCM as everybody has it.
    @Test func opensWhatAnotherLibrarySealed() throws {
        let keys = try #require(
            Keyring(text: "khue keys 1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
        let sealed = "s1:25f1f68b:AAECAwQFBgcICQoLCWWjYiReR3WtFf9qCmJYLO2fwT2NskKfUcTrQ/BBRn6e"
        #expect(keys.name == "25f1f68b")
        #expect(try keys.open(sealed, for: name.place("p1")) == "Nguyễn Thị An")
    }

    @Test func aValueOpensAtItsPlaceAlone() throws {
        let keys = Keyring()
        let sealed = try keys.seal("1270", for: name.place("p1"))
        #expect(sealed.hasPrefix(keys.mark) && !sealed.contains("1270"))
        #expect(try keys.open(sealed, for: name.place("p1")) == "1270")
        for place in [name.place("p2"), note.place("p1"), SealedColumn("test_staff", "name").place("p1")] {
            #expect(throws: DatabaseFault.self, "moved to \(place)") { try keys.open(sealed, for: place) }
        }
        #expect(try keys.seal("1270", for: name.place("p1")) != sealed, "another nonce each time")
    }

    @Test func whatWasAlteredOrNeverSealedDoesNotOpen() throws {
        let keys = Keyring()
        let sealed = try keys.seal("khỏe", for: name.place("p1"))
        let bytes = try #require(Data(base64Encoded: String(sealed.dropFirst(keys.mark.count))))
        for place in bytes.indices {
            var altered = bytes
            altered[place] ^= 1
            #expect(throws: DatabaseFault.self, "byte \(place)") {
                try keys.open(keys.mark + altered.base64EncodedString(), for: name.place("p1"))
            }
        }
        for other in ["khỏe", "s1:", "s1:00000000:AAAA", keys.mark, keys.mark + "AAAA", String(sealed.dropLast(8))] {
            #expect(throws: DatabaseFault.self, "\(other)") { try keys.open(other, for: name.place("p1")) }
        }
        #expect(throws: DatabaseFault.self, "another key") { try Keyring().open(sealed, for: name.place("p1")) }
        #expect(try keys.open("", for: name.place("p1")) == "" && keys.seal("", for: name.place("p1")) == "")
    }

    @Test func oldKeysOpenUntilTheyAreDropped() throws {
        let old = Keyring()
        let sealed = try old.seal("04", for: name.place("p1"))
        let new = old.rotated()
        #expect(new.isRotating && new.holds(old.name) && new.name != old.name)
        #expect(try new.open(sealed, for: name.place("p1")) == "04")
        #expect(try new.seal("04", for: name.place("p1")).hasPrefix(new.mark))
        #expect(throws: DatabaseFault.self) { try new.withoutOlder().open(sealed, for: name.place("p1")) }
    }

    @Test func theFileOfKeysIsReadAsItWasWritten() throws {
        let keys = Keyring().rotated()
        let read = try #require(Keyring(text: keys.text))
        #expect(read.name == keys.name && read.older.map(\.id) == keys.older.map(\.id))
        let secret = keys.text.split(separator: "\n").filter { $0.hasSuffix("=") }
        #expect(secret.count == 2 && secret.allSatisfy { !"\(keys)".contains($0) })
        for damaged in ["", "khue keys 1", "khue keys 1\nAAAA", "khue keys 2\n\(secret[0])", keys.text + "x"] {
            #expect(Keyring(text: damaged) == nil, "\(damaged)")
        }
    }

    /// For the record; the bound is loose since others use the machine, and tests are built without optimising.
    @Test func sealingIsQuick() throws {
        let keys = Keyring()
        let place = name.place("0190f5e2-0000-7000-8000-000000000000")
        let begin = ContinuousClock.now
        for _ in 0..<10_000 { _ = try keys.open(try keys.seal("1270", for: place), for: place) }
        let taken = begin.duration(to: .now)
        print("sealed and opened in \(taken / 10_000)")
        #expect(taken < .seconds(10))
    }
}

/// The file of keys.
struct KeyFileTests {
    private func with(_ body: (KeyFile) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(KeyFile(path: folder.appendingPathComponent("khue.key").path))
    }

    private func mode(_ file: KeyFile) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    @Test func isMadeForItsOwnerAloneAndNeverOverwritten() throws {
        try with { file in
            #expect(throws: KeyFile.Fault.missing) { try file.read() }
            let keys = Keyring()
            try file.make(keys)
            #expect(try mode(file) == 0o600)
            #expect(try file.read().name == keys.name)
            #expect(throws: KeyFile.Fault.self) { try file.make(Keyring()) }
            #expect(try file.read().name == keys.name)
            let next = keys.rotated()
            try file.replace(with: next)
            #expect(try file.read().name == next.name && mode(file) == 0o600)
            try Data("x".utf8).write(to: URL(fileURLWithPath: file.path))
            #expect(throws: KeyFile.Fault.damaged) { try file.read() }
        }
    }

    @Test func whatOthersMayReadIsRefused() throws {
        try with { file in
            try file.make(Keyring())
            for mode in [0o644, 0o604, 0o666, 0o620, 0o602] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
                #expect(throws: KeyFile.Fault.open, "\(String(mode, radix: 8))") { try file.read() }
            }
        }
        #expect(KeyFile.isPrivate(mode: 0o640, ownedByRoot: true))
        #expect(!KeyFile.isPrivate(mode: 0o640, ownedByRoot: false))
    }
}

/// Sealing what is there, in steps.
struct ResealingTests {
    private func fill(_ database: Database) async throws {
        try await database.write { tx in
            for number in 10..<35 {
                try tx.run("INSERT INTO test_pupil (id, name) VALUES (\("p\(number)"), \("An \(number)"))")
            }
            try tx.run("INSERT INTO test_pupil (id, note) VALUES ('q', 'ghi chú')")
        }
    }

    private func values(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.all("SELECT id, name, note FROM test_pupil ORDER BY id") { row in
                let id: String = try row["id"]
                let one = try tx.unseal(row["name"], as: String.self, in: name, of: id)
                return try (one ?? "–") + (tx.unseal(row["note"], as: String.self, in: note, of: id) ?? "–")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func oldValuesAreSealedOnceAndAgainByANewKey(engine: TestEngine) async throws {
        try await engine.with(schema) { database in
            try await fill(database)
            let resealing = Resealing([name, note], step: 4)
            #expect(try await database.read { tx in try resealing.left(in: tx) } == 26)
            #expect(try await resealing.run(database) == 26)
            #expect(try await resealing.run(database) == 0, "nothing is sealed twice")
            let plain = (10..<35).map { "An \($0)" } + ["–ghi chú"]
            #expect(try await values(database) == plain)
            let raw = try await database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM test_pupil WHERE name LIKE 'An%' OR note LIKE 'ghi%'")
            }
            #expect(raw == 0)

            let rotating = database.with(TestEngine.keys.rotated())
            #expect(try await resealing.run(rotating) == 26)
            #expect(try await values(rotating) == plain)
            await #expect(throws: DatabaseFault.self, "the old key opens nothing any more") {
                try await values(database)
            }
        }
    }

    /// What a killed process leaves behind: some are sealed by the new key, others by the old one or not at all.
    @Test(arguments: TestEngine.available)
    func goesOnWhereItWasCutOff(engine: TestEngine) async throws {
        try await engine.with(schema) { database in
            try await fill(database)
            try await database.write { tx in
                for id in ["p10", "p11", "p34"] {
                    let sealed = try tx.seal("cũ \(id)", in: name, of: id)
                    try tx.run("UPDATE test_pupil SET name = \(sealed) WHERE id = \(id)")
                }
            }
            let rotating = database.with(TestEngine.keys.rotated())
            try await rotating.write { tx in
                let sealed = try tx.seal("mới", in: name, of: "p12")
                try tx.run("UPDATE test_pupil SET name = \(sealed) WHERE id = 'p12'")
            }
            #expect(try await Resealing([name, note], step: 3).run(rotating) == 25)
            let values = try await values(rotating)
            #expect(
                values.prefix(4) == ["cũ p10", "cũ p11", "mới", "An 13"] && values.suffix(2) == ["cũ p34", "–ghi chú"])
        }
    }
}
