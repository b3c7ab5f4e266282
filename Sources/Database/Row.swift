internal import Foundation
internal import GRDB

/// One row of a result, valid only inside the closure that receives it.
///
/// Columns are read by name: `let due: Day? = try row["due"]`. Reading in the order of the statement costs one
/// comparison per column.
public struct Row {
    private let columns: Columns
    private let cells: Cells

    init(columns: Columns, cells: Cells) {
        self.columns = columns
        self.cells = cells
    }

    /// A column that must be there and hold a value of the type.
    public subscript<Value: Storable>(_ name: StaticString) -> Value {
        get throws {
            let stored = cells.value(at: try columns.index(of: name))
            guard let result = Value(stored: stored) else {
                throw DatabaseFault(.corrupt, "column \(name) does not hold a \(Value.self): \(stored)")
            }
            return result
        }
    }

    /// A column that may be NULL.
    public subscript<Value: Storable>(_ name: StaticString) -> Value? {
        get throws {
            let stored = cells.value(at: try columns.index(of: name))
            if stored == .null { return nil }
            guard let result = Value(stored: stored) else {
                throw DatabaseFault(.corrupt, "column \(name) does not hold a \(Value.self): \(stored)")
            }
            return result
        }
    }
}

/// Where an engine keeps the values of the row at hand.
enum Cells {
    case sqlite(GRDB.Row)
    case postgres(PostgresResult, row: Int32)

    func value(at index: Int) -> StoredValue {
        switch self {
        case .sqlite(let row):
            switch (row[index] as DatabaseValue).storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .text(String(number))
            case .string(let text): .text(text)
            case .blob(let data): .text(String(decoding: data, as: UTF8.self))
            }
        case .postgres(let result, let row): result.value(row: row, column: Int32(index))
        }
    }
}

/// The column names of one result, with the place where the next one is expected.
final class Columns {
    private let names: [ContiguousArray<UInt8>]
    private var expected = 0

    init(_ names: [String]) { self.names = names.map { ContiguousArray($0.utf8) } }

    var count: Int { names.count }

    func index(of name: StaticString) throws -> Int {
        if expected < names.count, matches(names[expected], name) { return advance(from: expected) }
        if let found = names.firstIndex(where: { matches($0, name) }) { return advance(from: found) }
        throw DatabaseFault(.corrupt, "the result has no column \(name), only \(known)")
    }

    private var known: String { names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ") }

    private func advance(from index: Int) -> Int {
        expected = index + 1 == names.count ? 0 : index + 1
        return index
    }

    private func matches(_ column: ContiguousArray<UInt8>, _ name: StaticString) -> Bool {
        guard column.count == name.utf8CodeUnitCount else { return false }
        return column.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return true }
            return memcmp(start, name.utf8Start, buffer.count) == 0
        }
    }
}
