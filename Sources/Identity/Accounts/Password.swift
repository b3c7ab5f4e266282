internal import Base
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as it is kept: scrypt (RFC 7914) with its own salt and costs, so that costs can rise later.
public struct PasswordHash: Sendable, Equatable {
    /// `scrypt$32768$8$1$<salt>$<key>`
    public let text: String

    public init(text: String) { self.text = text }

    /// The costs: 32 MB and about a tenth of a second on one core, on purpose.
    public struct Cost: Sendable {
        let rounds: Int
        let blockSize: Int
        let parallelism: Int

        public static let standard = Cost(rounds: 1 << 15, blockSize: 8, parallelism: 1)
        /// For tests and bulk demonstrations only.
        public static let cheap = Cost(rounds: 1 << 4, blockSize: 8, parallelism: 1)
    }

    /// Hashes a password; blocking, so on a thread that may block.
    public init(of password: String, cost: Cost = .standard) throws {
        let salt = Secret.bytes(16)
        let key = try PasswordHash.derive(password, salt: salt, cost: cost)
        let costs = "\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
        text = "scrypt$\(costs)$\(Data(salt).base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Whether the password is the one; takes as long as hashing. A damaged hash matches nothing.
    public func matches(_ password: String) -> Bool {
        let parts = text.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let expected = Data(base64Encoded: String(parts[5]))
        else { return false }
        let cost = Cost(rounds: rounds, blockSize: block, parallelism: parallelism)
        guard let key = try? PasswordHash.derive(password, salt: Array(salt), cost: cost) else { return false }
        return Secret.equal(Array(key), Array(expected))
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.composed.utf8), salt: salt, outputByteCount: 32, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Data($0) }
    }
}
