internal import Base
internal import Database
internal import Foundation
internal import Identity

/// Everything that is stored of one unit, so that it can be put back: itself, what it was before, and where it stood.
struct UnitImprint: Sendable, Equatable, Codable {
    /// The columns of the unit in the order of ``UnitImprintRows``; nothing where they hold none.
    var unit: [String?]
    var past: [[String?]]
    var links: [[String?]]
}

/// What a sheet did to one unit.
struct UnitStep: Sendable, Equatable, Codable, Storable {
    let unit: UnitID
    let code: String
    /// Nil when the sheet brought it.
    let before: UnitImprint?
    /// As the sheet left it: it is not taken back over what came after.
    let after: UnitImprint

    init(_ unit: UnitID, _ code: String, before: UnitImprint?, after: UnitImprint) {
        self.unit = unit
        self.code = code
        self.before = before
        self.after = after
    }

    var stored: StoredValue {
        .text((try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value,
            let step = try? JSONDecoder().decode(UnitStep.self, from: Data(text.utf8))
        else { return nil }
        self = step
    }
}
