internal import Base
internal import Database

/// Every statement about what was erased.
enum ErasureRows {
    static func insert(_ erasure: Erasure, place: Int, of request: RequestID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO privacy_erasure (request_id, place, table_name, label_vi, label_en, erased, why_vi, why_en)
            VALUES (\(request), \(place), \(erasure.table), \(erasure.label.vi), \(erasure.label.en),
                \(erasure.erased), \(erasure.why.vi), \(erasure.why.en))
            """)
    }

    /// What became of the data that these requests were about.
    static func of(_ requests: [RequestID], in tx: Transaction) throws -> [RequestID: [Erasure]] {
        if requests.isEmpty { return [:] }
        let found: [(RequestID, Erasure)] = try tx.all(
            """
            SELECT request_id, table_name, label_vi, label_en, erased, why_vi, why_en FROM privacy_erasure
            WHERE request_id IN \(list: requests) ORDER BY request_id, place
            """
        ) { row in
            let label = Text(try row["label_vi"], try row["label_en"])
            let why = Text(try row["why_vi"], try row["why_en"])
            let erasure = Erasure(table: try row["table_name"], label: label, erased: try row["erased"], why: why)
            return (try row["request_id"], erasure)
        }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }
}
