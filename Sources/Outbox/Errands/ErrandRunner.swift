public import Base
public import Database
public import Logging
internal import Transport

/// The service that runs errands: claim and write the attempt down, commit, do it, write what came of it. Several may run
/// on one PostgreSQL database.
public struct ErrandRunner: Sendable {
    let database: Database
    let clock: Clock
    let handlers: [ErrandKind: ErrandHandler]
    let blocking: BlockingPool
    let logger: Logger

    private static let interval = Duration.seconds(2)

    public init(
        database: Database, clock: Clock, handlers: [ErrandHandler], blocking: BlockingPool, logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { first, _ in first }
        self.blocking = blocking
        self.logger = logger
    }

    /// Runs until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do { try await round() } catch {
                logger.error("errands could not be run", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: ErrandRunner.interval)
        }
    }

    /// Runs everything that is due now.
    ///
    /// - Returns: how many errands were tried.
    @discardableResult
    public func round() async throws -> Int {
        let clock = clock
        try await database.write { tx in
            for errand in try ErrandRows.left(at: clock.now(), in: tx) {
                try end(errand, .unknown("the program ended while it was running"), at: clock.now(), in: tx)
            }
        }
        var count = 0
        while !Task.isCancelled, try await next() { count += 1 }
        return count
    }

    private func next() async throws -> Bool {
        let clock = clock
        let kinds = handlers.keys.sorted { $0.name < $1.name }
        let claimed = try await database.write { tx in
            let now = clock.now()
            return try ErrandRows.claim(kinds, until: now.adding(seconds: Dispatcher.lease), at: now, in: tx)
        }
        guard let errand = claimed, let handler = handlers[errand.kind] else { return false }
        let work = try await database.read { tx in try handler.prepare(errand, tx) }
        let result = await attempt(work)
        if case .delivered = result.outcome {
        } else {
            logger.warning(
                "an errand was not done",
                metadata: [
                    "kind": "\(errand.kind.name)", "id": "\(errand.id)", "answer": "\(result.outcome.detail.oneLine)",
                ])
        }
        try await database.write { tx in
            let now = clock.now()
            try end(errand, try handler.finish(errand, result, now, tx), at: now, in: tx)
        }
        return true
    }

    private func end(_ errand: Errand, _ outcome: Outcome, at now: Instant, in tx: Transaction) throws {
        if try ErrandRows.finish(errand, outcome, at: now, in: tx) { try handlers[errand.kind]?.ended(errand, tx) }
    }

    private func attempt(_ work: ErrandHandler.Work?) async -> ErrandResult {
        guard let work else { return ErrandResult(.refused("nothing to do any more")) }
        do { return try await blocking.run { work() } } catch { return ErrandResult(.unknown("\(error)")) }
    }
}
