internal import Base

/// The one place where passwords are tried and hashed: as many at once as memory is meant for, the others in lines
/// (decision 48). Each takes 64 MB and about a fifth of a second.
public actor PasswordDesk {
    let cost: PasswordHash.Cost

    private let places: Int
    private let blocking: BlockingPool
    private var busy = 0
    private var lines: PasswordLines<CheckedContinuation<Bool, Never>>

    /// - Parameters:
    ///   - cost: of new hashes; each try costs as much, whatever the hash at hand.
    ///   - places: how many are tried at once, 64 MB each.
    public init(cost: PasswordHash.Cost = .standard, places: Int = 1) {
        self.init(cost: cost, places: places, lines: PasswordLines())
    }

    init(cost: PasswordHash.Cost, places: Int, lines: PasswordLines<CheckedContinuation<Bool, Never>>) {
        self.cost = cost
        self.places = places
        self.lines = lines
        blocking = BlockingPool(threads: places)
    }

    /// A hash that no password matches: a login that nobody has costs what a known one costs.
    nonisolated var nobody: PasswordHash { PasswordHash(matchingNothingAt: cost) }

    /// Whether the password is the one.
    ///
    /// - Throws: ``SignInRefusal/busy`` when too many wait.
    func matches(_ password: String, _ hash: PasswordHash, for asker: PasswordAsker) async throws -> Bool {
        try await run(for: asker) { [cost] in hash.matches(password, costing: cost) }
    }

    func hash(_ password: String, for asker: PasswordAsker) async throws -> PasswordHash {
        try await run(for: asker) { [cost] in try PasswordHash(of: password, cost: cost) }
    }

    func run<Value: Sendable>(
        for asker: PasswordAsker, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await take(asker)
        defer { leave() }
        return try await blocking.run(work)
    }

    /// Waits for a place; whoever leaves one hands it to the next in line.
    private func take(_ asker: PasswordAsker) async throws {
        if busy < places {
            busy += 1
            return
        }
        let isAdmitted = await withCheckedContinuation { continuation in
            if !lines.add(continuation, for: asker) { continuation.resume(returning: false) }
        }
        guard isAdmitted else { throw SignInRefusal.busy }
    }

    private func leave() {
        if let next = lines.next() { next.resume(returning: true) } else { busy -= 1 }
    }
}
