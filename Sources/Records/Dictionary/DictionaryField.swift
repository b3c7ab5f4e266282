internal import Base

/// A field of the catalogue of Decision 4998/QĐ-BGDĐT.
struct DictionaryField: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case text
        case integer
        case decimal
        case boolean
        case date
        case code
        case list
    }

    let name: String
    /// The label of the decision, in Vietnamese.
    let label: String
    let kind: Kind
    let length: Int?
    /// The code list, when the decision names it.
    let list: String
    /// The levels at which it occurs (MN TH THCS THPT GDTX …); all when empty.
    let levels: [String]
}

/// What may stand in a field of the dictionary: pure, one function for forms, sheets and messages.
enum FieldRules {
    /// The value as it is stored: days in ISO form, numbers without blanks, yes as 1 and no as 0.
    ///
    /// - Parameter codes: the codes of the field's list; nil when the values of the list are not known, in which case
    ///   any short code is taken (the reference calls them UNKNOWN).
    static func value(_ written: String, of field: DictionaryField, codes: CodeList?) -> Result<String, FieldFault> {
        let text = written.tidy
        if text.isEmpty { return .success("") }
        switch field.kind {
        case .text:
            let limit = field.length ?? 255
            return text.count <= limit ? .success(text) : .failure(.long(limit))
        case .integer:
            guard let number = Int(text.filter { $0 != " " && $0 != "\u{A0}" }) else { return .failure(.notANumber) }
            return .success(String(number))
        case .decimal: return decimal(text)
        case .boolean: return boolean(text)
        case .date:
            guard let day = Day(iso: text) ?? Day(written: text) else { return .failure(.notADay) }
            return .success(day.iso)
        case .code:
            guard let codes, !codes.codes.isEmpty else {
                return text.count <= 20 ? .success(text) : .failure(.long(20))
            }
            return codes.code(meant: text).map { .success($0) } ?? .failure(.notACode)
        case .list: return .failure(.notAValue)
        }
    }

    /// Decimals with a comma or a point; thousands are not separated.
    private static func decimal(_ text: String) -> Result<String, FieldFault> {
        let plain = text.replacing(",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.enumerated().allSatisfy { index, part in
            let body = index == 0 && part.hasPrefix("-") ? part.dropFirst() : part
            return !body.isEmpty && body.utf8.allSatisfy { (48...57).contains($0) }
        }
        return digits && parts.count <= 2 && plain.count <= 20 ? .success(plain) : .failure(.notANumber)
    }

    private static func boolean(_ text: String) -> Result<String, FieldFault> {
        switch text.folded {
        case "1", "co", "x", "yes", "true", "dung": .success("1")
        case "0", "khong", "no", "false", "sai": .success("0")
        default: .failure(.notYesOrNo)
        }
    }
}

/// Why a value cannot stand in a field.
enum FieldFault: Error, Equatable {
    case long(Int)
    case notANumber
    case notADay
    case notACode
    case notYesOrNo
    case notAValue

    var explanation: Text {
        switch self {
        case .long(let limit): Text("Tối đa \(limit) ký tự.", "At most \(limit) characters.")
        case .notANumber: Text("Phải là số.", "This must be a number.")
        case .notADay: Text("Phải là ngày (28/9/2023).", "This must be a day (28/9/2023).")
        case .notACode: Text("Không có trong danh mục.", "Not in the list of codes.")
        case .notYesOrNo: Text("Ghi Có hoặc Không.", "Write yes or no.")
        case .notAValue: Text("Mục này là một danh sách, không phải một giá trị.", "This is a list, not a value.")
        }
    }
}
