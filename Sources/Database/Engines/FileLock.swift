internal import Foundation

/// An exclusive lock on a file beside the database, held while the program runs and freed by the system when it ends
/// in whatever way.
final class FileLock: Sendable {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw DatabaseFault(.unavailable, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            throw DatabaseFault(.inUse, "another program already uses the database beside \(path)")
        }
    }

    func release() { _ = flock(descriptor, LOCK_UN) }

    deinit { Foundation.close(descriptor) }
}
