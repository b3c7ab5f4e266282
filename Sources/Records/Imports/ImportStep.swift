internal import Base
internal import Database
internal import Foundation

/// What an import did to one pupil, so that it can be taken back.
struct ImportStep: Sendable {
    /// The record as it was.
    struct Before: Sendable, Equatable {
        let pupil: Pupil
        /// Nil when nothing sensitive was written.
        let sensitive: SensitiveValues?
        /// What was kept of the past; nil when that stays as it is.
        var past: KeptPast?
        var originPast: KeptPast?
    }

    struct Reseat: Sendable, Codable, Equatable {
        let placement: PlacementID
        let before: ClassID?
    }

    let pupil: PupilID
    /// Nil when the pupil was added, or when only the class changed.
    var before: Before?
    /// The version that the import left behind.
    var version: Int
    var opened: PlacementID?
    var closed: PlacementID?
    var reseated: Reseat?
    /// The class in which the pupil was left.
    var seat: ClassID?
    /// From when the new values hold, when what was before is kept.
    var from: Day?
}

/// A step as text.
extension ImportStep: Storable {
    private struct Form: Codable {
        var pupil: PupilID
        var version: Int
        var opened: PlacementID?
        var closed: PlacementID?
        var reseated: Reseat?
        var seat: ClassID?
        var from: Day?
        var code: String?
        var name: String?
        var born: Day?
        var sex: String?
        var boarding: String?
        var sessions: Bool?
        var more: [String: String]?
        var sensitive: SensitiveValues?
        var past: KeptPast?
        var originPast: KeptPast?
    }

    var stored: StoredValue {
        var form = Form(pupil: pupil, version: version, opened: opened, closed: closed, reseated: reseated)
        form.seat = seat
        form.from = from
        if let before {
            form.code = before.pupil.code
            form.name = before.pupil.name
            form.born = before.pupil.bornOn
            form.sex = before.pupil.sex.rawValue
            form.boarding = before.pupil.boarding
            form.sessions = before.pupil.twoSessions
            form.more = before.pupil.more.values
            form.sensitive = before.sensitive
            form.past = before.past
            form.originPast = before.originPast
        }
        let data = (try? JSONEncoder().encode(form)) ?? Data()
        return .text(String(decoding: data, as: UTF8.self))
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value, let form = try? JSONDecoder().decode(Form.self, from: Data(text.utf8))
        else {
            return nil
        }
        self.init(pupil: form.pupil, version: form.version, opened: form.opened, closed: form.closed)
        reseated = form.reseated
        seat = form.seat
        from = form.from
        if let name = form.name, let born = form.born, let sex = form.sex.flatMap({ Sex(rawValue: $0) }) {
            before = Before(
                pupil: Pupil(
                    id: form.pupil, code: form.code, name: name, bornOn: born, sex: sex, boarding: form.boarding,
                    twoSessions: form.sessions ?? false, more: MoreFields(form.more ?? [:]), version: form.version),
                sensitive: form.sensitive, past: form.past, originPast: form.originPast)
        }
    }
}
