internal import Base
internal import Database
internal import Foundation
internal import Identity

/// What joining two records moved, so that it can be taken back.
struct JoinContent: Sendable, Equatable, Codable {
    /// Tables of which a record has many rows.
    enum Many: String, Sendable, CaseIterable, Codable {
        case reward
        case health
        case violence
    }

    /// Tables of which a record has at most one row: it goes along when the record that stays has none.
    enum Single: String, Sendable, CaseIterable, Codable {
        case identity
        case origin
        case photo
    }

    var steps: [JoinHistories.Step] = []
    var many: [Many: [String]] = [:]
    var single: [Single] = []
    /// Guardians that the record which stays did not have.
    var guardians: [GuardianID] = []
    /// Code and identity number, where only the other record had one.
    var code: String?
    var number: String?
}

extension JoinContent: Storable {
    var stored: StoredValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return .text(String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self))
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value, let content = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        else { return nil }
        self = content
    }
}
