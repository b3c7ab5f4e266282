public import Base
public import Database
public import Logging
internal import Transport

/// The service that sends what waits: claim and write the attempt down, commit, send, write what became of it.
///
/// Several may run on one PostgreSQL database. Nothing is sent that was not first written down as being sent, so a
/// message is never sent twice by the program itself; what was cut off in between is *unknown* until a person decides.
public struct Dispatcher: Sendable {
    let database: Database
    let clock: Clock
    let carriers: [Channel: Carrier]
    let blocking: BlockingPool
    let logger: Logger

    /// Longer than any attempt can take: a lease that is over means that its process is dead.
    static let lease = 15 * 60
    private static let interval = Duration.seconds(5)

    public init(
        database: Database, clock: Clock, carriers: [Carrier], blocking: BlockingPool, logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.carriers = Dictionary(carriers.map { ($0.channel, $0) }) { first, _ in first }
        self.blocking = blocking
        self.logger = logger
    }

    /// Sends until the task is cancelled; what is being sent then is finished first.
    public func run() async {
        while !Task.isCancelled {
            do { try await round() } catch {
                logger.error("messages could not be sent", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Dispatcher.interval)
        }
    }

    /// Sends everything that is due now.
    ///
    /// - Returns: how many parcels were tried.
    @discardableResult
    public func round() async throws -> Int {
        let clock = self.clock
        try await database.write { tx in try DeliveryRows.tidy(at: clock.now(), in: tx) }
        var count = 0
        while !Task.isCancelled, try await next() { count += 1 }
        return count
    }

    private func next() async throws -> Bool {
        let clock = self.clock
        let channels = carriers.keys.sorted { $0.rawValue < $1.rawValue }
        let claimed = try await database.write { tx in
            let now = clock.now()
            let lease = now.adding(seconds: Dispatcher.lease)
            return try DeliveryRows.claim(channels, until: lease, at: now, in: tx)
        }
        guard let lead = claimed else { return false }
        let parcel = try await database.read { tx in try DeliveryRows.parcel(lead, at: clock.now(), in: tx) }
        let outcome = await send(parcel)
        if case .delivered = outcome {
        } else {
            logger.warning(
                "a message was not delivered", metadata: ["id": "\(lead)", "answer": "\(outcome.detail.oneLine)"])
        }
        try await database.write { tx in try DeliveryRows.finish(lead, outcome, at: clock.now(), in: tx) }
        return true
    }

    private func send(_ parcel: Parcel?) async -> Outcome {
        guard let parcel, let carrier = carriers[parcel.channel] else { return .refused("nobody to send it to") }
        do {
            return try await blocking.run { carrier.carry(parcel) }
        } catch {
            return .unknown("\(error)")
        }
    }
}
