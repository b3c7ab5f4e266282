public import Base
public import Database

/// Reads what is kept about one person out of the declared tables.
enum PersonalRows {
    static func extract(
        _ person: PersonKind, _ id: String, from table: PersonalTable, _ tree: any UnitTree, in tx: Transaction
    ) throws -> PersonalExtract? {
        guard let key = table.keys[person], let first = table.columns.first else { return nil }
        let sealed = table.columns.lazy.compactMap(\.sealed).first
        let row: SQL = sealed.map { "\(raw: $0.key) AS sealed_row" } ?? "NULL AS sealed_row"
        let names = [row] + table.columns.map { column -> SQL in "\(raw: column.name)" }
        let rows: [[String?]] = try tx.all(
            """
            SELECT \(SQL.joined(names, by: ", ")) FROM \(raw: table.name)
            WHERE \(raw: key) = \(id) ORDER BY \(raw: first.name)
            """
        ) { row in
            let id = try row["sealed_row"] as String? ?? ""
            return try table.columns.map { column in
                let stored: String? = try row[column.name]
                guard let sealed = column.sealed else { return stored }
                return try tx.unseal(stored, as: String.self, in: sealed, of: id)
            }
        }
        let words = try rows.map { row in
            try zip(table.columns, row).map { column, value in
                try value.flatMap { try meaning($0, column.meaning, tree, in: tx) }
            }
        }
        return PersonalExtract(table: table, rows: rows, words: words)
    }

    static func count(_ person: PersonKind, _ id: String, in table: PersonalTable, _ tx: Transaction) throws -> Int {
        guard let key = table.keys[person] else { return 0 }
        return try tx.count("SELECT COUNT(*) AS n FROM \(raw: table.name) WHERE \(raw: key) = \(id)")
    }

    /// - Returns: how many rows are gone.
    static func erase(_ person: PersonKind, _ id: String, from table: PersonalTable, _ tx: Transaction) throws -> Int {
        guard let key = table.keys[person] else { return 0 }
        return try tx.run("DELETE FROM \(raw: table.name) WHERE \(raw: key) = \(id)")
    }

    private static func meaning(
        _ value: String, _ meaning: PersonalTable.Meaning, _ tree: any UnitTree, in tx: Transaction
    ) throws -> Text? {
        switch meaning {
        case .itself: Text(verbatim: value)
        case .unit: Text(verbatim: try UnitID(value).flatMap { try tree.name(of: $0, in: tx) } ?? value)
        case .code(let name): try name(value, tx) ?? Text(verbatim: value)
        }
    }
}

extension Permit {
    /// Everything that is kept about one person, table by table; that it was read is written down like any reading of
    /// sensitive data. Whether this person may have it is for the caller to prove.
    ///
    /// - Parameter unit: the unit that keeps the record.
    public func gather(
        _ person: PersonKind, _ id: String, at unit: UnitID, from data: [PersonalData], in tx: Transaction
    ) throws -> [PersonalExtract] {
        try record(Readings.action, subject: person.rawValue, id: id, unit: unit, detail: "export", in: tx)
        return try data.flatMap(\.tables).compactMap { table in
            try PersonalRows.extract(person, id, from: table, tree, in: tx)
        }
    }
}
