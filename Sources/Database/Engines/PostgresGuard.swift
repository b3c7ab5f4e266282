internal import CPostgres
internal import Foundation

/// How the way to a PostgreSQL server is guarded: by TLS whose certificate names the host (libpq's `verify-full`), unless
/// it never leaves the machine, or the operator wrote `sslmode=disable` and so says that it is in the clear.
///
/// What lies between looks guarded and is not: anybody on the way can pretend to be the server.
enum PostgresGuard {
    enum Way: Sendable, Equatable {
        /// A socket of the system, or the loopback of this machine.
        case inside
        case verified
        /// In the clear, as the operator wants it.
        case open
    }

    struct Unguarded: Error, Equatable {
        let mode: String
    }

    /// - Parameters:
    ///   - hosts: names, addresses or folders of sockets; nothing is the socket of the system.
    ///   - mode: `sslmode` as the operator set it; nil: not at all.
    /// - Throws: ``Unguarded``.
    static func way(to hosts: [String], mode: String?) throws(Unguarded) -> Way {
        if mode == "verify-full" { return .verified }
        if hosts.allSatisfy(isInside) { return .inside }
        switch mode {
        case nil: return .verified
        case "disable"?: return .open
        case let mode?: throw Unguarded(mode: mode)
        }
    }

    static func isInside(_ host: String) -> Bool {
        if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") { return true }
        let bytes = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isLoopback = bytes.count == 4 && bytes[0] == 127 && bytes.allSatisfy { $0 != nil }
        return isLoopback || host == "::1" || host == "localhost"
    }

    /// The address with what was decided: what libpq would have left open is said.
    ///
    /// - Throws: a ``DatabaseFault`` that says what to write.
    static func guarded(
        _ address: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> (address: String, way: Way) {
        let options = try options(of: address, environment)
        let host = options["hostaddr"] ?? options["host"] ?? ""
        let hosts = host.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        do {
            let way = try way(to: hosts.isEmpty ? [""] : hosts, mode: options["sslmode"])
            guard way == .verified, options["sslmode"] == nil else { return (address, way) }
            return (address + (address.contains("?") ? "&" : "?") + "sslmode=verify-full", way)
        } catch {
            throw DatabaseFault(
                .unavailable,
                "sslmode=\(error.mode) does not prove who the server is: write sslmode=verify-full with "
                    + "sslrootcert=FILE, or sslmode=disable when the way shall be in the clear")
        }
    }

    /// What the address and the environment of libpq say.
    private static func options(of address: String, _ environment: [String: String]) throws -> [String: String] {
        var reason: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(address, &reason) else {
            let message = reason.map { String(cString: $0) } ?? "the address cannot be read"
            PQfreemem(reason)
            throw DatabaseFault(.unavailable, message)
        }
        defer { PQconninfoFree(parsed) }
        var options: [String: String] = [:]
        var next = parsed
        while let word = next.pointee.keyword {
            let name = String(cString: word)
            let variable = next.pointee.envvar.map { environment[String(cString: $0)] } ?? nil
            options[name] = next.pointee.val.map { String(cString: $0) } ?? variable
            next += 1
        }
        return options
    }
}
