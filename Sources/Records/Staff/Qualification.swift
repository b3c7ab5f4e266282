internal import Base
internal import Database
internal import Identity

enum QualificationTag {}
typealias QualificationID = ID<QualificationTag>

/// What a member of staff learned, was charged with, was given and how they were rated (Decision 4998/QĐ-BGDĐT, staff
/// child lists: duty, training, language, reward, discipline, standard). Where it has a level or a number of a decision,
/// these stand as the place and the note.
struct Qualification: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable, Storable {
        case training
        case certificate
        case language
        /// A further duty (nhiệm vụ kiêm nhiệm) from a day.
        case duty
        case reward
        case discipline
        /// How somebody was rated by the standard of the profession.
        case standard

        /// Whether everybody reads it who sees the staff of the school.
        var isOpen: Bool { self != .discipline && self != .standard }
    }

    let id: QualificationID
    let kind: Kind
    let name: String
    let place: String
    let begunOn: Day?
    let givenOn: Day
    let note: String
    var version = 1
}

/// Old and new values, for the log.
enum QualificationLog {
    static func changes(_ old: Qualification?, _ new: Qualification?) -> [FieldChange] {
        FieldChange.between(old.map(facts) ?? [:], new.map(facts) ?? [:])
    }

    private static func facts(_ value: Qualification) -> [String: String] {
        var facts = [
            "kind": value.kind.rawValue, "paper": value.name, "place": value.place, "given": value.givenOn.iso,
            "note": value.note,
        ]
        facts["begun"] = value.begunOn?.iso
        return facts
    }
}
