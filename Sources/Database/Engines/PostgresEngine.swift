internal import Dispatch
internal import Foundation

/// PostgreSQL through libpq: a bounded pool of connections, each on its own queue.
final class PostgresEngine: Engine {
    private let pool: PostgresPool
    /// How often a write is run again after another came between; the pauses grow, so that many writers to one row
    /// get through one after the other.
    private static let attempts = 20

    init(address: String, connections: Int = 8) async throws {
        pool = PostgresPool(address: try PostgresGuard.guarded(address).address, limit: connections)
        try await read { tx in
            let collation: String? = try tx.first(
                "SELECT datcollate FROM pg_database WHERE datname = current_database()"
            ) { try $0["datcollate"] }
            guard let collation, ["C", "C.UTF-8", "C.utf8", "POSIX"].contains(collation) else {
                throw DatabaseFault(
                    .statement,
                    "the database must be made with the locale C.UTF-8 so that both engines sort alike "
                        + "(createdb --template template0 --locale C.UTF-8 NAME); it has \(collation ?? "none")")
            }
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await pool.with { connection in
            try PostgresEngine.inside(connection, writing: false, body)
        }
    }

    /// Repeatable read, and once more from the start when another write came between.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await pool.with { connection in
            for attempt in 1..<PostgresEngine.attempts {
                do {
                    return try PostgresEngine.inside(connection, writing: true, body)
                } catch let fault as DatabaseFault where fault.kind == .unavailable && connection.isUsable {
                    Thread.sleep(forTimeInterval: Double.random(in: 0...0.004) * Double(attempt))
                }
            }
            return try PostgresEngine.inside(connection, writing: true, body)
        }
    }

    func close() async { await pool.close() }

    func otherPrograms() async throws -> Int {
        try await read { [name = pool.program] tx in
            try tx.count(
                """
                SELECT COUNT(DISTINCT application_name) AS n FROM pg_stat_activity
                WHERE datname = current_database() AND application_name LIKE 'khue-%' AND application_name <> \(name)
                """)
        }
    }

    func administer(_ statement: String) async throws {
        try await pool.with { connection in try connection.script(statement) }
    }

    private static func inside<Value>(
        _ connection: PostgresConnection, writing: Bool, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        try connection.begin(writing: writing)
        do {
            let value = try body(Transaction(connection))
            try connection.end(commit: true)
            return value
        } catch {
            if connection.isUsable { try? connection.end(commit: false) }
            throw error
        }
    }
}

/// The connections: made when needed, lent to one caller at a time, dropped when broken.
actor PostgresPool {
    private let address: String
    private let limit: Int
    let program = "khue-" + UUID().uuidString.prefix(8).lowercased()
    private var idle: [PostgresConnection] = []
    private var made = 0
    private var numbered = 0
    private var waiting: [(id: Int, CheckedContinuation<Void, any Error>)] = []
    private var nextWaiter = 0
    private var closed = false
    /// How long a caller waits for a free connection before it is told to try again (503), in nanoseconds.
    private static let patience: UInt64 = 10_000_000_000

    init(address: String, limit: Int) {
        self.address = address
        self.limit = limit
    }

    /// Runs `body` on a connection's own queue; a cancelled caller cancels its statement.
    nonisolated func with<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let connection = try await take()
        do {
            let value = try await withTaskCancellationHandler {
                try await PostgresPool.onQueue(of: connection) { try body(connection) }
            } onCancel: {
                connection.cancel()
            }
            await give(back: connection)
            return value
        } catch {
            await give(back: connection)
            throw error
        }
    }

    private static func onQueue<Value: Sendable>(
        of connection: PostgresConnection, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            connection.queue.async { continuation.resume(with: Result { try body() }) }
        }
    }

    private func take() async throws -> PostgresConnection {
        while true {
            guard !closed else { throw DatabaseFault(.unavailable, "the database is closed") }
            if let connection = idle.popLast() { return connection }
            if made < limit { return try await make() }
            try await waitForOne()
        }
    }

    private func make() async throws -> PostgresConnection {
        made += 1
        numbered += 1
        let number = numbered
        let (address, program) = (address, program)
        do {
            return try await Task.detached {
                try PostgresConnection(address: address, number: number, program: program)
            }.value
        } catch {
            made -= 1
            throw error
        }
    }

    private func waitForOne() async throws {
        nextWaiter += 1
        let id = nextWaiter
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.enqueue(id) }
            group.addTask {
                try await Task.sleep(nanoseconds: PostgresPool.patience)
                await self.giveUp(id)
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func enqueue(_ id: Int) async throws {
        if !idle.isEmpty || made < limit { return }
        try await withCheckedThrowingContinuation { waiting.append((id, $0)) }
    }

    private func giveUp(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).1.resume(throwing: DatabaseFault(.unavailable, "no connection became free in time"))
    }

    private func give(back connection: PostgresConnection) {
        if connection.isUsable && !closed { idle.append(connection) } else { made -= 1 }
        if !waiting.isEmpty { waiting.removeFirst().1.resume() }
    }

    func close() {
        closed = true
        idle.removeAll()
        for waiter in waiting { waiter.1.resume(throwing: DatabaseFault(.unavailable, "the database is closed")) }
        waiting.removeAll()
    }
}
