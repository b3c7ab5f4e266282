internal import Foundation

extension SQL {
    /// Many texts as rows of a table with the column `value`, given as one parameter: for asking about thousands of keys
    /// at once. To stand after `FROM` or `JOIN`, with an alias behind.
    public static func rows(_ texts: some Collection<String>) -> SQL {
        let list = json(Array(texts))
        return .either(
            sqlite: "(SELECT value FROM json_each(\(list)))",
            postgres: "(SELECT value FROM json_array_elements_text(CAST(\(list) AS json)))")
    }

    /// A condition that a column holds one of many keys, given as one parameter.
    public static func among(_ column: StaticString, _ keys: some Collection<String>) -> SQL {
        "\(raw: column) IN (SELECT k.value FROM \(rows(keys)) k)"
    }

    /// Pairs of texts as rows with the columns `one` and `two`; otherwise as ``rows(_:)``.
    public static func rows(pairs: some Collection<(String, String)>) -> SQL {
        let list = json(pairs.map { [$0.0, $0.1] })
        return .either(
            sqlite:
                "(SELECT json_extract(value, '$[0]') AS one, json_extract(value, '$[1]') AS two FROM json_each(\(list)))",
            postgres:
                "(SELECT value ->> 0 AS one, value ->> 1 AS two FROM json_array_elements(CAST(\(list) AS json)))")
    }

    private static func json(_ list: some Encodable) -> String {
        (try? JSONEncoder().encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }
}
