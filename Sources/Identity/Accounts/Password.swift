internal import Base
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as it is kept: scrypt (RFC 7914) with its own salt and costs, so that costs can rise later.
public struct PasswordHash: Sendable, Equatable {
    /// `scrypt$32768$8$1$<salt>$<key>`
    public let text: String

    public init(text: String) { self.text = text }

    /// The costs: 64 MB and about a fifth of a second on one core, on purpose (ASVS 2.4.6).
    public struct Cost: Sendable, Equatable {
        let rounds: Int
        let blockSize: Int
        let parallelism: Int

        public static let standard = Cost(rounds: 1 << 16, blockSize: 8, parallelism: 1)
        /// For tests and bulk demonstrations only.
        public static let cheap = Cost(rounds: 1 << 4, blockSize: 8, parallelism: 1)

        /// The costs that a try of a cheaper hash has to add, one after the other, so that it takes as long as this one:
        /// work grows with the rounds, which are powers of two.
        func remaining(after cheaper: Cost) -> [Cost] {
            guard cheaper.rounds > 0 else { return [self] }
            var rest: [Cost] = []
            var done = cheaper.rounds
            while done < rounds {
                rest.append(Cost(rounds: done, blockSize: blockSize, parallelism: parallelism))
                done *= 2
            }
            return rest
        }
    }

    /// Hashes a password; blocking, so on a thread that may block.
    public init(of password: String, cost: Cost = .standard) throws {
        let salt = Secret.bytes(16)
        let key = try PasswordHash.derive(password, salt: salt, cost: cost)
        let costs = "\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
        text = "scrypt$\(costs)$\(Data(salt).base64EncodedString())$\(key.base64EncodedString())"
    }

    /// A hash that no password matches, at the costs of a real one.
    init(matchingNothingAt cost: Cost) {
        let nothing = { (count: Int) in Data(count: count).base64EncodedString() }
        text = "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(nothing(16))$\(nothing(32))"
    }

    /// The costs it was made with; nil when it is damaged.
    var cost: Cost? { parts?.cost }

    private var parts: (cost: Cost, salt: [UInt8], key: [UInt8])? {
        let parts = text.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let key = Data(base64Encoded: String(parts[5]))
        else { return nil }
        return (Cost(rounds: rounds, blockSize: block, parallelism: parallelism), Array(salt), Array(key))
    }

    /// Whether the password is the one; takes as long as hashing. A damaged hash matches nothing.
    public func matches(_ password: String) -> Bool {
        guard let (cost, salt, expected) = parts,
            let key = try? PasswordHash.derive(password, salt: salt, cost: cost)
        else { return false }
        return Secret.equal(Array(key), expected)
    }

    /// The same, but never sooner than a hash of these costs: how old a hash is cannot be told by time.
    func matches(_ password: String, costing cost: Cost) -> Bool {
        let isRight = matches(password)
        for rest in cost.remaining(after: self.cost ?? Cost(rounds: 0, blockSize: 8, parallelism: 1)) {
            _ = try? PasswordHash.derive(password, salt: [UInt8](repeating: 0, count: 16), cost: rest)
        }
        return isRight
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.composed.utf8), salt: salt, outputByteCount: 32, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Data($0) }
    }
}
