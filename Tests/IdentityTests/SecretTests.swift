import Testing

@testable import Identity

/// Random values that open something.
struct SecretTests {
    @Test func tokensAreLongAndDiffer() {
        let tokens = (0..<1_000).map { _ in Secret.token() }
        #expect(Set(tokens).count == 1_000)
        // 256 bits in 43 characters that need no escaping.
        #expect(
            tokens.allSatisfy {
                $0.count == 43 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            })
        // Every bit of every byte turns up on and off: none stands still.
        let bytes = (0..<1_000).map { _ in Secret.bytes(32) }
        let on = bytes.reduce([UInt8](repeating: 0, count: 32)) { zip($0, $1).map { $0 | $1 } }
        let off = bytes.reduce([UInt8](repeating: 255, count: 32)) { zip($0, $1).map { $0 & $1 } }
        #expect(on.allSatisfy { $0 == 255 } && off.allSatisfy { $0 == 0 })
    }
}
