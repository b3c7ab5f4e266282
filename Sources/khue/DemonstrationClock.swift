internal import Base
internal import Database
internal import Identity

/// The clock of a database: the machine's, or for a demonstration one that began on another day.
struct DemonstrationClock {
    let clock: Clock
    let isShifted: Bool

    /// From now on, time in this database runs on from `instant`.
    static func start(at instant: Instant, in tx: Transaction) throws {
        let shift = instant.seconds(since: Clock.system.now())
        try Settings.set("demonstration.shift", to: String(shift), in: tx)
    }

    static func clock(of database: Database) async throws -> DemonstrationClock {
        let stored = try await database.read { tx in try Settings.value("demonstration.shift", in: tx) }
        guard let shift = stored.flatMap({ Int($0) }) else {
            return DemonstrationClock(clock: .system, isShifted: false)
        }
        return DemonstrationClock(clock: .shifted(seconds: shift), isShifted: true)
    }
}
