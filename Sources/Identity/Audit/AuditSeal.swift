internal import Base
public import Database

/// Sealing the log into its chain and checking it.
public enum AuditSeal {
    private static let batch = 1000

    /// Seals what was written since the last time, in order of writing.
    ///
    /// Lines are chained here and not where they are written, so that two schools that save at the same moment do not
    /// wait for each other: between writing and sealing (seconds) a line is not protected yet.
    ///
    /// - Returns: how many lines were sealed.
    @discardableResult
    public static func run(_ database: Database) async throws -> Int {
        var total = 0
        while true {
            let sealed = try await database.write { tx in
                var (sequence, hash) = try AuditRows.takeHead(in: tx)
                let lines = try AuditRows.unsealed(limit: batch, in: tx)
                for line in lines {
                    sequence += 1
                    hash = AuditChain.hash(line, sequence: sequence, after: hash)
                    try AuditRows.seal(line, as: sequence, hash, in: tx)
                }
                if !lines.isEmpty { try AuditRows.setHead(sequence, hash, in: tx) }
                return lines.count
            }
            total += sealed
            if sealed < batch { return total }
        }
    }

    /// What a check found.
    public struct Report: Sendable, Equatable {
        public let sealed: Int
        public let unsealed: Int
        public let fault: ChainFault?
        /// The hash at the head: written down elsewhere, it proves later that the log is still the one it was.
        public let head: String
    }

    /// Walks the whole chain from its beginning.
    public static func verify(_ database: Database) async throws -> Report {
        var sequence = 0
        var hash = ""
        while true {
            let (at, previous) = (sequence, hash)
            let step = try await database.read { tx in
                try check(AuditRows.sealed(after: at, limit: batch, in: tx), from: at, previous)
            }
            (sequence, hash) = (step.sequence, step.hash)
            if let fault = step.fault { return try await report(sequence, fault, hash, database) }
            if step.isLast { break }
        }
        let head = try await database.read { tx in try AuditRows.head(in: tx) }
        let isWhole = head.sequence == sequence && head.hash == hash
        return try await report(
            sequence, isWhole ? nil : .cut(last: sequence, sealed: head.sequence), hash, database)
    }

    /// Whether a hash that was written down earlier still stands in the chain.
    public static func contains(_ hash: String, in database: Database) async throws -> Bool {
        try await database.read { tx in try AuditRows.isSealed(hash, in: tx) }
    }

    private static func report(
        _ sequence: Int, _ fault: ChainFault?, _ hash: String, _ database: Database
    ) async throws -> Report {
        let unsealed = try await database.read { tx in try AuditRows.countUnsealed(in: tx) }
        return Report(sealed: sequence, unsealed: unsealed, fault: fault, head: hash)
    }

    private struct Step: Sendable {
        var sequence: Int
        var hash: String
        var fault: ChainFault?
        var isLast: Bool
    }

    private static func check(_ lines: [AuditLine], from sequence: Int, _ previous: String) -> Step {
        var step = Step(sequence: sequence, hash: previous, fault: nil, isLast: lines.count < batch)
        for line in lines {
            if let fault = AuditChain.fault(line, at: step.sequence + 1, after: step.hash) {
                step.fault = fault
                return step
            }
            step.sequence += 1
            step.hash = line.hash ?? ""
        }
        return step
    }
}
