internal import Base
internal import Database

/// Every statement about code lists.
enum CodeRows {
    static func list(_ name: CodeListName, on day: Day, in tx: Transaction) throws -> CodeList {
        try list(named: name.rawValue, on: day, in: tx)
    }

    /// The newest name of one code.
    static func name(of code: String, list: String, in tx: Transaction) throws -> String? {
        try tx.first(
            """
            SELECT name FROM records_code WHERE list = \(list) AND code = \(code)
            ORDER BY CASE WHEN valid_to IS NULL THEN 0 ELSE 1 END LIMIT 1
            """
        ) { try $0["name"] }
    }

    static func list(named name: String, on day: Day, in tx: Transaction) throws -> CodeList {
        // A list that was dated later than a day still serves it: the source tells when it was seen, not since when
        // it holds.
        CodeList(
            try tx.all(
                """
                SELECT code, name, within FROM records_code
                WHERE list = \(name) AND (valid_to IS NULL OR valid_to > \(day)) ORDER BY position, code
                """
            ) { row in
                let within: String = try row["within"]
                return Code(
                    code: try row["code"], name: try row["name"],
                    within: within.split(separator: ",").map(String.init))
            })
    }
}
