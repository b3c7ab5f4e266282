internal import Base
internal import Foundation
internal import Identity
internal import Organisation

/// Who a task or a call speaks to: kinds of unit, levels of schooling, and units by name.
struct Audience: Sendable, Equatable, Codable {
    /// Kinds of unit; none means no unit by kind.
    var kinds: [UnitKind]
    /// Levels of schooling of the schools among them; empty means all.
    var levels: [Level]
    /// Only the units directly under the one that issues, not those further below.
    var directOnly: Bool
    /// Units named one by one, whatever their kind.
    var named: [UnitID]

    init(kinds: [UnitKind], levels: [Level] = [], directOnly: Bool = false, named: [UnitID] = []) {
        self.kinds = kinds
        self.levels = levels
        self.directOnly = directOnly
        self.named = named
    }

    var isEmpty: Bool { kinds.isEmpty && named.isEmpty }

    /// The stored form, the same for equal audiences whatever the order in which they were chosen.
    var selector: String {
        let canonical = Audience(
            kinds: kinds.sorted { $0.rawValue < $1.rawValue }, levels: levels.sorted { $0.rawValue < $1.rawValue },
            directOnly: directOnly, named: named.sorted())
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(canonical)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    init(selector: String) throws {
        self = try JSONDecoder().decode(Audience.self, from: Data(selector.utf8))
    }
}
