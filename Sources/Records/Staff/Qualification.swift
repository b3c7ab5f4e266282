internal import Base
internal import Database
internal import Identity

enum QualificationTag {}
typealias QualificationID = ID<QualificationTag>

/// What a member of staff learned (Decision 4998/QĐ-BGDĐT, staff child lists: training, language).
struct Qualification: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable, Storable {
        case training
        case certificate
        case language
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
