internal import Base
internal import Database
internal import Sheets

/// What can be done to many pupils at once.
enum BulkKind: String, Sendable, CaseIterable {
    /// Into a class that exists: also how two classes become one.
    case move
    /// Into a class that is made for them: also how one class becomes two.
    case split
    /// One field of the dictionary.
    case field
    case leave
}

/// What is to be done, with its values.
enum BulkAction: Sendable, Equatable {
    case move(to: SchoolClass, on: Day)
    case split(into: SchoolClass, on: Day)
    case field(BulkField, value: String, from: Day?)
    case leave(Leaving, on: Day, reason: String)

    /// How it is kept, so that it can be named in every language later.
    var title: BulkTitle {
        switch self {
        case .move(let seat, let day): BulkTitle(kind: .move, subject: seat.name, day: day)
        case .split(let seat, let day): BulkTitle(kind: .split, subject: seat.name, day: day)
        case .field(let field, _, let day): BulkTitle(kind: .field, subject: field.label, day: day)
        case .leave(let how, let day, _): BulkTitle(kind: .leave, subject: how.rawValue, day: day)
        }
    }
}

/// A field that can be set for many: two columns of their own and those of the dictionary that nobody is kept from.
enum BulkField: Sendable, Equatable {
    case boarding
    case twoSessions
    case more(name: String, label: String)

    var name: String {
        switch self {
        case .boarding: "boarding"
        case .twoSessions: "sessions"
        case .more(let name, _): name
        }
    }

    var label: String {
        switch self {
        case .boarding: PupilTexts.boarding(.vi)
        case .twoSessions: PupilTexts.twoSessions(.vi)
        case .more(_, let label): label
        }
    }

    func value(of pupil: Pupil) -> String {
        switch self {
        case .boarding: pupil.boarding ?? ""
        case .twoSessions: pupil.twoSessions ? "1" : "0"
        case .more(let name, _): pupil.more.values[name] ?? ""
        }
    }

    /// The pupil with another value; an empty one takes it away.
    func set(_ value: String, in pupil: Pupil) -> Pupil {
        var new = pupil
        switch self {
        case .boarding: new.boarding = value.isEmpty ? nil : value
        case .twoSessions: new.twoSessions = value == "1"
        case .more(let name, _): new.more.values[name] = value.isEmpty ? nil : value
        }
        return new
    }
}

/// The name of a change in the list of what can be taken back.
struct BulkTitle: Sendable, Equatable {
    let kind: BulkKind
    let subject: String
    let day: Day?

    /// The three parts in one line; the subject comes last, since it may hold anything.
    var line: String { "\(kind.rawValue) \(day?.iso ?? "-") \(subject)" }

    init(kind: BulkKind, subject: String, day: Day?) {
        self.kind = kind
        self.subject = subject
        self.day = day
    }

    init?(line: String) {
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let kind = BulkKind(rawValue: parts[0]) else { return nil }
        self.init(kind: kind, subject: parts[2], day: Day(iso: parts[1]))
    }
}

/// What was done, or would be done, to each pupil.
struct BulkReport: Sendable {
    struct Line: Sendable {
        let pupil: Pupil
        let className: String
        let before: String
        let after: String
        /// Why this pupil is left as they are.
        let problem: Text?
    }

    let title: BulkTitle
    /// By which it is taken back; nil when nobody changed.
    var id: ImportID?
    var lines: [Line] = []

    var changed: Int { lines.count { $0.problem == nil } }
}
