import Base
import Database
import Foundation
import Testing

struct FileTests {
    @Test func aSecondProgramOnTheSameFileIsToldSo() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)/khue.sqlite")
            .path
        let first = try await Database.open(.file(path))
        let fault = await #expect(throws: DatabaseFault.self) { try await Database.open(.file(path)) }
        #expect(fault?.kind == .inUse)
        await first.close()
        let second = try await Database.open(.file(path))
        await second.close()
        try FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
        try Data("this is a letter, not a database; this is a letter".utf8).write(to: URL(fileURLWithPath: path))
        await #expect(throws: DatabaseFault.self) { try await Database.open(.file(path)) }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        #expect(kept.hasPrefix("this is a letter"))
    }
}
