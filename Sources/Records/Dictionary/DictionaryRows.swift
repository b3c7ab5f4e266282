internal import Base
internal import Database

/// Every statement about the dictionary of fields.
enum DictionaryRows {
    /// The fields of a subject in force on a day, in the order of the decision.
    static func fields(of subject: String, on day: Day, in tx: Transaction) throws -> [DictionaryField] {
        try tx.all(
            """
            SELECT field, label, type, length, list, levels FROM records_field
            WHERE subject = \(subject) AND (valid_to IS NULL OR valid_to > \(day)) ORDER BY position
            """
        ) { row in
            let kind: String = try row["type"]
            let levels: String = try row["levels"]
            return DictionaryField(
                name: try row["field"], label: try row["label"], kind: DictionaryField.Kind(rawValue: kind) ?? .text,
                length: try row["length"], list: try row["list"],
                levels: levels.split(separator: " ").map(String.init))
        }
    }

    /// The code lists that these fields name.
    static func lists(of fields: [DictionaryField], on day: Day, in tx: Transaction) throws -> [String: CodeList] {
        var lists: [String: CodeList] = [:]
        for name in Set(fields.map(\.list)) where !name.isEmpty {
            lists[name] = try CodeRows.list(named: name, on: day, in: tx)
        }
        return lists
    }
}
