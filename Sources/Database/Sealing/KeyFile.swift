internal import Foundation

/// The file in which the keys stand, outside of the database: readable by its owner alone.
public struct KeyFile: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Why a file of keys cannot be used.
    public enum Fault: Error, Sendable, Equatable {
        case missing
        /// Others than its owner may read or write it: `chmod 600`.
        case open
        /// It is no file of keys, or not a whole one.
        case damaged
        /// The system does not let it be read or written, and says why.
        case refused(String)
    }

    public var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: a ``Fault``.
    public func read() throws -> Keyring {
        var state = stat()
        guard stat(path, &state) == 0 else {
            throw errno == ENOENT ? Fault.missing : Fault.refused(String(cString: strerror(errno)))
        }
        guard KeyFile.isPrivate(mode: state.st_mode, ownedByRoot: state.st_uid == 0) else { throw Fault.open }
        guard let data = FileManager.default.contents(atPath: path) else { throw Fault.refused("EACCES") }
        guard let keys = Keyring(text: String(decoding: data, as: UTF8.self)) else { throw Fault.damaged }
        return keys
    }

    /// Whether nobody but the owner reads or writes a file of this mode; the system's administrator may give one to a
    /// group to read, as PostgreSQL has it for its keys.
    static func isPrivate(mode: mode_t, ownedByRoot: Bool) -> Bool {
        mode & (ownedByRoot ? 0o037 : 0o077) == 0
    }

    /// Makes the file; one that is there stays as it is and is a fault.
    public func make(_ keys: Keyring) throws {
        try write(keys, to: path, flags: O_WRONLY | O_CREAT | O_EXCL)
        try KeyFile.settle(folder)
    }

    /// Puts other keys in its place, at once or not at all, also when the machine stops meanwhile.
    public func replace(with keys: Keyring) throws {
        let next = path + ".next"
        unlink(next)
        try write(keys, to: next, flags: O_WRONLY | O_CREAT | O_EXCL)
        guard rename(next, path) == 0 else { throw KeyFile.refused }
        try KeyFile.settle(folder)
    }

    private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    private static var refused: Fault { .refused(String(cString: strerror(errno))) }

    private func write(_ keys: Keyring, to path: String, flags: Int32) throws {
        let file = Foundation.open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw KeyFile.refused }
        defer { close(file) }
        let bytes = Array(keys.text.utf8)
        guard Foundation.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw KeyFile.refused }
    }

    /// The name of a file is on the disk when its folder is.
    private static func settle(_ folder: String) throws {
        let file = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw refused }
        defer { close(file) }
        guard fsync(file) == 0 else { throw refused }
    }
}
