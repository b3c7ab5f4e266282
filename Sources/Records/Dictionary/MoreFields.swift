internal import Base
internal import Database
internal import Foundation

/// Values of dictionary fields that no rule needs as a column: field and stored value, in one text column.
struct MoreFields: Sendable, Equatable, Storable {
    var values: [String: String]

    init(_ values: [String: String] = [:]) { self.values = values.filter { !$0.value.isEmpty } }

    /// An object with its keys in order, so that equal fields are equal texts.
    var stored: StoredValue {
        if values.isEmpty { return .text("{}") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(values)) ?? Data("{}".utf8)
        return .text(String(decoding: data, as: UTF8.self))
    }

    /// As it stands in its column.
    var text: String {
        if case .text(let text) = stored { return text }
        return "{}"
    }

    /// - Parameter text: as it stands in its column; nothing when it is none.
    init(text: String) { self = MoreFields(stored: .text(text)) ?? MoreFields() }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        if text.isEmpty || text == "{}" {
            values = [:]
            return
        }
        guard let values = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else { return nil }
        self.values = values
    }
}
