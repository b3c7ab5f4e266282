internal import Base
internal import Foundation
internal import Organisation

/// The fields of one entry of a dossier, as dated data: a plan asks other things than a report, and next year's plan
/// may ask other things than this year's.
struct Form: Sendable, Equatable {
    /// Which form, whatever its version: `plan`, `review`, `report`, `consolidated`, `note`.
    let key: String
    let title: Text
    /// Whether its figures are drawn from the accepted dossiers of the units below.
    let isConsolidated: Bool
    let fields: [Field]
    /// The code of the statistical form that another module fills from the records; nil for a form that is written.
    var figures: String?
    /// The level of schooling of those who are asked for it; nil for every level.
    var level: Level?

    struct Field: Sendable, Equatable {
        let key: String
        let kind: Kind
        let label: Text
        let hint: Text?
        let isRequired: Bool
        let choices: [Choice]
        /// The highest number, for points.
        let limit: Int?
    }

    struct Choice: Sendable, Equatable {
        let code: String
        let label: Text
    }

    enum Kind: String, Sendable, Codable {
        case line
        case paragraph
        case day
        case money
        /// A whole number from 0 to the limit.
        case number
        case points
        case choice
    }
}

extension Form {
    /// The stored form of the fields.
    private struct StoredField: Codable {
        struct StoredChoice: Codable {
            let code: String
            let vi: String
            let en: String
        }
        let key: String
        let kind: Kind
        let vi: String
        let en: String
        let hintVi: String?
        let hintEn: String?
        let required: Bool?
        let choices: [StoredChoice]?
        let limit: Int?
    }

    /// Reads fields as they stand in the table of forms.
    static func fields(fromJSON text: String) throws -> [Field] {
        try JSONDecoder().decode([StoredField].self, from: Data(text.utf8)).map { stored in
            Field(
                key: stored.key, kind: stored.kind, label: Text(stored.vi, stored.en),
                hint: stored.hintVi.map { Text($0, stored.hintEn ?? $0) }, isRequired: stored.required ?? false,
                choices: (stored.choices ?? []).map { Choice(code: $0.code, label: Text($0.vi, $0.en)) },
                limit: stored.limit)
        }
    }
}
