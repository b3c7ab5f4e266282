internal import Base
internal import Database
internal import Foundation

/// What a sheet did to one room or device, so that it can be taken back.
struct ImportStep<Thing: Sendable & Codable & Equatable>: Sendable, Codable, Equatable {
    /// Nil when the sheet brought it.
    let before: Thing?
    /// As the sheet left it: it is not taken back over what came after.
    let after: Thing
}

/// A step as text.
extension ImportStep: Storable {
    var stored: StoredValue {
        .text((try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value,
            let step = try? JSONDecoder().decode(ImportStep.self, from: Data(text.utf8))
        else { return nil }
        self = step
    }
}
