internal import Foundation

/// A column whose values are sealed before they are stored. Modules declare theirs, so that values of before are sealed
/// at the start and all are sealed again when the key changes.
public struct SealedColumn: Sendable {
    public let table: StaticString
    public let name: StaticString
    /// The column that names a row.
    public let key: StaticString
    /// The only rows whose value is sealed; nil: all of them.
    let rows: [String]?

    public init(_ table: StaticString, _ name: StaticString, key: StaticString = "id", rows: [String]? = nil) {
        self.table = table
        self.name = name
        self.key = key
        self.rows = rows
    }

    func place(_ row: String) -> SealedPlace { SealedPlace(column: self, row: row) }
}

/// One value's place: what was sealed for it cannot be moved to another row, column or table.
struct SealedPlace: Sendable, CustomStringConvertible {
    let column: SealedColumn
    let row: String

    /// What is authenticated with the value. No name of a table or column has a slash.
    var context: Data { Data(description.utf8) }

    var description: String { "\(column.table)/\(column.name)/\(row)" }
}

extension Transaction {
    private var ring: Keyring {
        get throws {
            guard let keys else { throw DatabaseFault(.corrupt, "the database was opened without its key file") }
            return keys
        }
    }

    /// What is stored in the column of this row in place of the value.
    public func seal(_ value: String, in column: SealedColumn, of row: String) throws -> String {
        try ring.seal(value, for: column.place(row))
    }

    /// What is stored in place of the value; nothing for nothing.
    public func seal(_ value: (some Storable)?, in column: SealedColumn, of row: String) throws -> String? {
        guard let value, let text = String(stored: value.stored) else { return nil }
        return try seal(text, in: column, of: row)
    }

    /// The value that stands sealed in the column of this row.
    public func unseal(_ stored: String, in column: SealedColumn, of row: String) throws -> String {
        try ring.open(stored, for: column.place(row))
    }

    /// The value as one of these.
    public func unseal<Value: Storable>(
        _ stored: String?, as type: Value.Type, in column: SealedColumn, of row: String
    ) throws -> Value? {
        guard let stored else { return nil }
        let text = try unseal(stored, in: column, of: row)
        guard let value = Value(stored: .text(text)) else {
            throw DatabaseFault(.corrupt, "\(column.place(row)) does not hold a \(Value.self)")
        }
        return value
    }
}
