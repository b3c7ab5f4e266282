internal import CPostgres
internal import Dispatch

/// One connection of libpq. Used by one thread at a time: the queue that belongs to it.
final class PostgresConnection: Connection, @unchecked Sendable {
    let queue: DispatchQueue
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private(set) var statements = 0
    let sortsOnDisk = true

    /// Connects (blocking) and sets the session: UTF-8, UTC, a limit for any one statement.
    ///
    /// - Parameter program: how the server calls this process, among others of the same kind.
    init(address: String, number: Int, program: String) throws {
        guard let handle = PQconnectdb(address) else {
            throw DatabaseFault(.unavailable, "libpq could not start a connection")
        }
        self.handle = handle
        queue = DispatchQueue(label: "khue.postgres.\(number)")
        guard PQstatus(handle) == CONNECTION_OK else {
            throw DatabaseFault(.unavailable, String(cString: PQerrorMessage(handle)))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        // Forms of a whole city add up a million rows: with the standard 4 MB they are sorted on disk. Compiling a
        // statement costs more than it saves even there.
        try script(
            """
            SET client_encoding TO 'UTF8'; SET timezone TO 'UTC'; SET statement_timeout TO '30s';
            SET lock_timeout TO '10s'; SET idle_in_transaction_session_timeout TO '60s';
            SET work_mem TO '32MB'; SET jit TO off; SET application_name TO '\(program)'
            """)
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Begins counting the statements of a new transaction.
    func begin(writing: Bool) throws {
        statements = 0
        try script(
            writing ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    func end(commit: Bool) throws { try script(commit ? "COMMIT" : "ROLLBACK") }

    /// Asks the server to give up the running statement; may be called from any thread.
    func cancel() {
        guard let cancel = PQgetCancel(handle) else { return }
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &message, 256)
        PQfreeCancel(cancel)
    }

    func run(_ sql: SQL) throws -> Int { try execute(sql).changes }

    func query(_ sql: SQL, _ each: (Row) throws -> Bool) throws {
        let result = try execute(sql)
        let columns = Columns(result.columns)
        for row in 0..<result.rows {
            guard try each(Row(columns: columns, cells: .postgres(result, row: row))) else { return }
        }
    }

    func refreshStatistics() throws { _ = try run("ANALYZE") }

    func script(_ source: String) throws {
        statements += 1
        try check(PQexec(handle, source))
    }

    func insert(into table: String, _ columns: [String], _ rows: some Sequence<[StoredValue]>) throws {
        statements += 1
        try check(PQexec(handle, "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN"))
        var buffer: [UInt8] = []
        for row in rows {
            CopyText.append(row, to: &buffer)
            if buffer.count > 65_536 { try send(&buffer) }
        }
        try send(&buffer)
        guard PQputCopyEnd(handle, nil) == 1 else { throw broken() }
        try check(PQgetResult(handle))
        while let rest = PQgetResult(handle) { PQclear(rest) }
    }

    private func send(_ buffer: inout [UInt8]) throws {
        let sent = buffer.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard sent == 1 else { throw broken() }
        buffer.removeAll(keepingCapacity: true)
    }

    private func execute(_ sql: SQL) throws -> PostgresResult {
        let (text, values) = sql.rendered(.numbered)
        statements += 1
        let name = try prepare(text)
        return try PostgresParameters.with(values) { pointers in
            try check(PQexecPrepared(handle, name, Int32(values.count), pointers, nil, nil, 0))
        }
    }

    private func prepare(_ text: String) throws -> String {
        if let name = prepared[text] { return name }
        let name = "s\(prepared.count)"
        try check(PQprepare(handle, name, text, 0, nil))
        prepared[text] = name
        return name
    }

    @discardableResult
    private func check(_ pointer: OpaquePointer?) throws -> PostgresResult {
        guard let pointer else { throw broken() }
        let result = PostgresResult(pointer)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return result
        default: throw result.fault
        }
    }

    private func broken() -> DatabaseFault { DatabaseFault(.unavailable, String(cString: PQerrorMessage(handle))) }
}

/// Text parameters as the C strings that libpq takes, alive for one call.
enum PostgresParameters {
    static func with<Value>(
        _ values: [StoredValue], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Value
    ) rethrows -> Value {
        var storage: [CChar] = []
        var offsets: [Int?] = []
        for value in values {
            switch value {
            case .null: offsets.append(nil)
            case .integer(let number): append(String(number))
            case .text(let text): append(text)
            }
        }
        func append(_ text: String) {
            offsets.append(storage.count)
            storage.append(contentsOf: text.utf8.lazy.filter { $0 != 0 }.map { CChar(bitPattern: $0) })
            storage.append(0)
        }
        return try storage.withUnsafeBufferPointer { buffer in
            let pointers: [UnsafePointer<CChar>?] = offsets.map { offset in
                offset.flatMap { position in buffer.baseAddress.map { $0 + position } }
            }
            return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
        }
    }
}

/// Rows in the text format of COPY.
enum CopyText {
    static func append(_ row: [StoredValue], to buffer: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { buffer.append(9) }
            switch value {
            case .null: buffer += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
            case .integer(let number): buffer += Array(String(number).utf8)
            case .text(let text): escape(text, to: &buffer)
            }
        }
        buffer.append(10)
    }

    private static func escape(_ text: String, to buffer: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case 0: continue
            case UInt8(ascii: "\\"): buffer += [byte, byte]
            case 9: buffer += Array("\\t".utf8)
            case 10: buffer += Array("\\n".utf8)
            case 13: buffer += Array("\\r".utf8)
            default: buffer.append(byte)
            }
        }
    }
}
