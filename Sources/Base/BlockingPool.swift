internal import Foundation

/// A few threads for work that would hold up others: password hashing, reading documents, compression.
///
/// Work beyond the number of threads waits in order.
public final class BlockingPool: Sendable {
    private let queue: OperationQueue

    public init(threads: Int = 2) {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = threads
        queue.name = "khue.blocking"
    }

    /// Runs `work` on one of the threads.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }
}
