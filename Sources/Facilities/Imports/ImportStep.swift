internal import Base
internal import Database
internal import Foundation

/// What a sheet did to one device, so that it can be taken back.
struct ImportStep: Sendable, Codable, Equatable {
    /// Nil when the sheet brought it.
    let before: Device?
    /// As the sheet left it: it is not taken back over what came after.
    let after: Device

    init(added device: Device) {
        before = nil
        after = device
    }

    /// - Parameter stays: it keeps its room and state.
    init(changed device: Device, was old: Device, stays: Bool) {
        var left = device
        left.version = old.version + 1
        if stays { left.span = old.span }
        before = old
        after = left
    }
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
