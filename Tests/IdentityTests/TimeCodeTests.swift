import Base
import Testing

@testable import Identity

struct TimeCodeTests {
    private let secret = Array("12345678901234567890".utf8)

    /// RFC 6238, appendix B, SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func vectorsOfRFC6238(seconds: Int, code: String) {
        let now = Instant(milliseconds: Int64(seconds) * 1000)
        #expect(TimeCode.code(secret, step: TimeCode.step(at: now), digits: 8) == code)
    }

    /// RFC 4226, appendix D.
    @Test func vectorsOfRFC4226() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { TimeCode.code(secret, step: $0) } == codes)
    }

    @Test func aCodeOpensOnceAndNotLate() {
        let now = Instant(milliseconds: 1_700_000_000_000)
        let step = TimeCode.step(at: now)
        let code = TimeCode.code(secret, step: step)
        #expect(TimeCode.accepted(code, secret: secret, at: now, after: 0) == step)
        #expect(TimeCode.accepted("\(code.prefix(3)) \(code.suffix(3))", secret: secret, at: now, after: 0) == step)
        #expect(TimeCode.accepted(code, secret: secret, at: now, after: step) == nil)
        #expect(TimeCode.accepted(code, secret: secret, at: now.adding(seconds: 30), after: 0) == step)
        #expect(TimeCode.accepted(code, secret: secret, at: now.adding(seconds: 60), after: 0) == nil)
        #expect(TimeCode.accepted("", secret: secret, at: now, after: 0) == nil)
        #expect(TimeCode.accepted("12345", secret: secret, at: now, after: 0) == nil)
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func base32(plain: String, encoded: String) {
        #expect(Base32.encode(Array(plain.utf8)) == encoded)
        #expect(Base32.decode(encoded.lowercased()) == Array(plain.utf8))
        #expect(Base32.decode(encoded + "1") == nil)
    }

    @Test func recoveryCodesAreSaltedOneByOne() {
        let account = AccountID(at: Instant(milliseconds: 0))
        let salts = Set((0..<100).map { _ in RecoveryCode.salt() })
        #expect(salts.count == 100 && salts.allSatisfy { Base64URL.bytes($0)?.count == 16 })
        let hash = RecoveryCode.hash(RecoveryCode.make(), of: account)
        #expect(Set(salts.map { RecoveryCode.salted(hash, $0) }).count == 100)
    }

    @Test func recoveryCodesDiffer() {
        let codes = (0..<100).map { _ in RecoveryCode.make() }
        #expect(Set(codes).count == 100)
        #expect(codes.allSatisfy { $0.count == 19 })
        let account = AccountID(at: Instant(milliseconds: 0))
        #expect(RecoveryCode.hash(codes[0], of: account) == RecoveryCode.hash(codes[0].lowercased(), of: account))
        #expect(RecoveryCode.hash(codes[0], of: account) != RecoveryCode.hash(codes[1], of: account))
    }
}
