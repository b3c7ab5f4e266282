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
        /// How many of them were taken out since, as the log itself tells.
        public let purged: Int
        public let unsealed: Int
        public let fault: ChainFault?
        /// The hash at the head: written down elsewhere, it proves later that the log is still the one it was.
        public let head: String
    }

    /// Walks the whole chain from its beginning, over the stretches that were purged.
    public static func verify(_ database: Database) async throws -> Report {
        if let first = try await database.read({ tx in try AuditGapRows.unproven(in: tx) }) {
            return try await report(Step(sequence: first - 1, hash: "", fault: .unproven(first)), database)
        }
        var step = Step(sequence: 0, hash: "")
        while step.fault == nil, !step.isLast {
            let before = step
            step = try await database.read { tx in try check(after: before, in: tx) }
        }
        if step.fault == nil {
            let head = try await database.read { tx in try AuditRows.head(in: tx) }
            if head.sequence != step.sequence || head.hash != step.hash {
                step.fault = .cut(last: step.sequence, sealed: head.sequence)
            }
        }
        return try await report(step, database)
    }

    /// Whether a hash that was written down earlier still stands in the chain.
    public static func contains(_ hash: String, in database: Database) async throws -> Bool {
        try await database.read { tx in
            try AuditRows.isSealed(hash, in: tx) || AuditGapRows.hasHash(hash, in: tx)
        }
    }

    private static func report(_ step: Step, _ database: Database) async throws -> Report {
        let unsealed = try await database.read { tx in try AuditRows.countUnsealed(in: tx) }
        return Report(
            sealed: step.sequence, purged: step.purged, unsealed: unsealed, fault: step.fault, head: step.hash)
    }

    /// How far the check has come.
    private struct Step: Sendable {
        var sequence: Int
        var hash: String
        var purged = 0
        var fault: ChainFault?
        var isLast = false

        /// Goes on behind a stretch that was purged, when one begins here.
        mutating func pass(in tx: Transaction) throws {
            while let gap = try AuditGapRows.find(first: sequence + 1, in: tx) {
                purged += gap.last - sequence
                sequence = gap.last
                hash = gap.hash
            }
        }
    }

    private static func check(after before: Step, in tx: Transaction) throws -> Step {
        var step = before
        let lines = try AuditRows.sealed(after: step.sequence, limit: batch, in: tx)
        step.isLast = lines.count < batch
        for line in lines {
            if line.sequence != step.sequence + 1 { try step.pass(in: tx) }
            if let fault = AuditChain.fault(line, at: step.sequence + 1, after: step.hash) {
                step.fault = fault
                return step
            }
            step.sequence += 1
            step.hash = line.hash ?? ""
        }
        if step.isLast { try step.pass(in: tx) }
        return step
    }
}
