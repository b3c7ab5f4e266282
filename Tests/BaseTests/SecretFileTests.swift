import Base
import Foundation
import Testing

/// Secrets in files that the operator names (ASVS 1.6.2, 2.10.4).
struct SecretFileTests {
    @Test func whatEverybodyMayReadIsRefused() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: SecretFile.Fault.unreadable) { try SecretFile.read(path) }
        try Data(" mật khẩu \n".utf8).write(to: URL(fileURLWithPath: path))
        for (mode, isTaken) in [(0o600, true), (0o400, true), (0o640, true), (0o644, false), (0o602, false)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            if isTaken {
                #expect(try SecretFile.read(path) == "mật khẩu", "\(String(mode, radix: 8))")
            } else {
                #expect(throws: SecretFile.Fault.open, "\(String(mode, radix: 8))") { try SecretFile.read(path) }
            }
        }
        try Data(" \n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: SecretFile.Fault.unreadable) { try SecretFile.read(path) }
    }
}
