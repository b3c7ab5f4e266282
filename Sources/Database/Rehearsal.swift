extension Database {
    /// Runs a transaction that writes; a rehearsal is run for real and taken back, so that what it reports is what the
    /// work would do.
    public func write<Value: Sendable>(
        rehearsal: Bool, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        guard rehearsal else { return try await write(body) }
        do {
            return try await write { tx in throw Rehearsed(value: try body(tx)) }
        } catch let rehearsed as Rehearsed<Value> {
            return rehearsed.value
        }
    }
}

private struct Rehearsed<Value: Sendable>: Error {
    let value: Value
}
