internal import CPostgres

/// One result of libpq, freed with its last use.
final class PostgresResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }
    var rows: Int32 { PQntuples(handle) }

    var columns: [String] {
        (0..<PQnfields(handle)).map { String(cString: PQfname(handle, $0)) }
    }

    /// Rows changed by INSERT, UPDATE, DELETE.
    var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    func value(row: Int32, column: Int32) -> StoredValue {
        if PQgetisnull(handle, row, column) == 1 { return .null }
        let length = Int(PQgetlength(handle, row, column))
        guard let start = PQgetvalue(handle, row, column) else { return .null }
        let text = start.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
            String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
        }
        switch PQftype(handle, column) {
        case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
        default: return .text(text)
        }
    }

    var fault: DatabaseFault {
        let state = PQresultErrorField(handle, PostgresField.state).map { String(cString: $0) } ?? ""
        let message = String(cString: PQresultErrorMessage(handle))
        return DatabaseFault(PostgresResult.kind(of: state), message + " [\(state)]")
    }

    /// SQLSTATE classes that a caller can do something about.
    private static func kind(of state: String) -> DatabaseFault.Kind {
        switch state {
        case "23505": .notUnique
        case "53100": .full
        case "57014": .cancelled
        case "40001", "40P01", "55P03": .unavailable
        case _ where state.hasPrefix("23"): .constraint
        case _ where state.hasPrefix("08") || state.hasPrefix("53") || state.hasPrefix("57P"): .unavailable
        default: .statement
        }
    }
}

/// Codes of libpq's header that are macros and do not come through the module map.
enum PostgresField {
    /// `PG_DIAG_SQLSTATE`
    static let state = Int32(UInt8(ascii: "C"))
}
