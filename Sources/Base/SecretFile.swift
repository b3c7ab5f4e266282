internal import Foundation

/// A file with one secret that whoever runs the program names: the password of a mail server, the key of a gateway.
public enum SecretFile {
    /// Why a secret is not taken from a file.
    public enum Fault: Error, Sendable, Equatable {
        /// It cannot be read, or nothing stands in it.
        case unreadable
        /// Everybody on the machine may read or write it: `chmod 600`.
        case open
    }

    /// The secret, without blanks and line ends around it.
    public static func read(_ path: String) throws(Fault) -> String {
        var state = stat()
        guard stat(path, &state) == 0, let text = try? String(contentsOfFile: path, encoding: .utf8).trimmed,
            !text.isEmpty
        else { throw .unreadable }
        guard state.st_mode & 0o007 == 0 else { throw .open }
        return text
    }
}
