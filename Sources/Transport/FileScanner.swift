internal import Base
internal import Foundation

/// A scanner for malware on this machine that speaks as clamd does: a file goes to it by INSTREAM, and it says what it found
/// (clamd(8)). It is reached by a local socket or on loopback, never over a network: what people send in does not leave.
public struct FileScanner: Sendable {
    public enum Verdict: Sendable, Equatable {
        case clean
        /// The name by which the scanner knows what it found.
        case found(String)
        /// It could not be asked, or did not answer in time, or not as it should.
        case unknown(String)
    }

    enum Place: Sendable, Equatable {
        /// The path of a local socket.
        case socket(String)
        case loopback(host: String, port: UInt16)
    }

    let place: Place
    /// How long one step may take, in seconds.
    let patience: Int

    private static let piece = 1 << 16
    private static let longestAnswer = 1024

    /// - Parameter address: `/run/clamav/clamd.ctl`, or `127.0.0.1:3310`; nil for anything but a local socket or loopback.
    public init?(_ address: String, patience: Int = 30) {
        self.patience = patience
        if address.hasPrefix("/") {
            guard address.utf8.count < 108 else { return nil }
            place = .socket(address)
            return
        }
        guard let colon = address.lastIndex(of: ":"), let port = UInt16(address[address.index(after: colon)...])
        else { return nil }
        let host = String(address[..<colon])
        guard ["127.0.0.1", "[::1]", "localhost"].contains(host) else { return nil }
        place = .loopback(host: host == "[::1]" ? "::1" : "127.0.0.1", port: port)
    }

    /// Asks about the bytes of one file. Waits for the scanner: to be called on a thread that may.
    public func look(at bytes: [UInt8]) -> Verdict {
        guard let line = LocalLine(to: place, patience: patience) else { return .unknown("cannot be reached") }
        var isSent = line.send(Array("zINSTREAM\0".utf8))
        var rest = bytes[...]
        while isSent, !rest.isEmpty {
            let piece = rest.prefix(FileScanner.piece)
            rest = rest.dropFirst(piece.count)
            isSent = line.send(FileScanner.length(piece.count)) && line.send(Array(piece))
        }
        isSent = isSent && line.send(FileScanner.length(0))
        // One that has heard enough says why before it hangs up.
        let answer = line.answer(longest: FileScanner.longestAnswer)
        return answer.isEmpty && !isSent ? .unknown("hung up") : FileScanner.verdict(answer)
    }

    private static func length(_ count: Int) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }

    /// What an answer means: `stream: OK`, `stream: Name FOUND`; everything else is no verdict.
    static func verdict(_ answer: String) -> Verdict {
        let line = String(answer.prefix { $0 != "\0" && $0 != "\n" })
        if line == "stream: OK" { return .clean }
        let (head, tail) = ("stream: ", " FOUND")
        guard line.hasPrefix(head), line.hasSuffix(tail), line.count > head.count + tail.count else {
            return .unknown(line.isEmpty ? "no answer" : String(line.prefix(200)))
        }
        return .found(String(line.dropFirst(head.count).dropLast(tail.count)))
    }
}

/// A connection within this machine.
private final class LocalLine {
    private let handle: Int32

    init?(to place: FileScanner.Place, patience: Int) {
        let made: Int32
        switch place {
        case .socket(let path):
            made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            guard made >= 0, LocalLine.limit(made, patience), LocalLine.connect(made, path: path) else {
                if made >= 0 { close(made) }
                return nil
            }
        case .loopback(let host, let port):
            made = socket(host == "::1" ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard made >= 0, LocalLine.limit(made, patience), LocalLine.connect(made, host, port) else {
                if made >= 0 { close(made) }
                return nil
            }
        }
        handle = made
    }

    deinit { close(handle) }

    private static func limit(_ handle: Int32, _ seconds: Int) -> Bool {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        return setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &time, size) == 0
            && setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &time, size) == 0
    }

    private static func connect(_ handle: Int32, path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return reach(handle, &address)
    }

    private static func connect(_ handle: Int32, _ host: String, _ port: UInt16) -> Bool {
        if host == "::1" {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            return inet_pton(AF_INET6, host, &address.sin6_addr) == 1 && reach(handle, &address)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        return inet_pton(AF_INET, host, &address.sin_addr) == 1 && reach(handle, &address)
    }

    private static func reach<Address>(_ handle: Int32, _ address: inout Address) -> Bool {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(handle, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
    }

    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(handle, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// What comes until the other side hangs up or ends its answer.
    func answer(longest: Int) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while bytes.count < longest, !bytes.contains(0) {
            let count = recv(handle, &buffer, buffer.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
