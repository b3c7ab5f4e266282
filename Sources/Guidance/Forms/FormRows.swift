internal import Base
internal import Database
internal import Organisation

/// Every statement about forms.
enum FormRows {
    /// The form that is in force on a day.
    static func find(_ key: String, on day: Day, in tx: Transaction) throws -> Form {
        let form = try tx.first(
            """
            SELECT key, title_vi, title_en, consolidated, fields, figures, level FROM guidance_form
            WHERE key = \(key) AND valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
            """, form)
        guard let form else { throw DatabaseFault(.corrupt, "no form \(key) is in force on \(day)") }
        return form
    }

    /// All forms in force on a day.
    static func all(on day: Day, in tx: Transaction) throws -> [Form] {
        try tx.all(
            """
            SELECT key, title_vi, title_en, consolidated, fields, figures, level FROM guidance_form
            WHERE valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day)) ORDER BY key
            """, form)
    }

    private static func form(_ row: Row) throws -> Form {
        let key: String = try row["key"]
        let vi: String = try row["title_vi"]
        let en: String = try row["title_en"]
        let consolidated: Bool = try row["consolidated"]
        return Form(
            key: key, title: Text(vi, en), isConsolidated: consolidated,
            fields: try Form.fields(fromJSON: try row["fields"]),
            figures: try row["figures"], level: try row["level"])
    }
}
