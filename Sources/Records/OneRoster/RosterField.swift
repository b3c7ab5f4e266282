internal import Base
internal import Identity

/// One field of a thing that OneRoster gives: its name there, the column it stands in, how it is written and compared.
struct RosterField: Sendable {
    enum Comparing: Sendable {
        /// As it stands: ids, days and times.
        case exactly
        /// Without regard to capitals.
        case words
        /// By a column without tone marks and capitals.
        case folded(StaticString)
        /// The first or last word of the folded name: only "is" and "holds" make sense.
        case firstWord
        case lastWord
    }

    let name: String
    let column: StaticString
    let comparing: Comparing
    let sorting: StaticString
    /// Nil leaves the field out.
    let write: @Sendable (String?) -> JSONValue?

    init(
        _ name: String, _ column: StaticString, _ comparing: Comparing = .exactly, sorting: StaticString? = nil,
        _ write: @escaping @Sendable (String?) -> JSONValue? = { $0.map { .string($0) } }
    ) {
        self.name = name
        self.column = column
        self.comparing = comparing
        self.sorting = sorting ?? column
        self.write = write
    }

    /// The name without the part that leads to the id of another thing: `school` for `school.sourcedId`.
    var shown: String { name.hasSuffix(".sourcedId") ? String(name.dropLast(10)) : name }

    /// One other thing, by its id.
    static func reference(_ name: String, _ column: StaticString, _ type: String, _ path: String) -> RosterField {
        RosterField(name + ".sourcedId", column) { id in id.map { link($0, type, path) } }
    }

    /// A list with one element, or none.
    static func single(_ name: String, _ column: StaticString) -> RosterField {
        RosterField(name, column) { .array($0.map { [.string($0)] } ?? []) }
    }

    static func link(_ id: String, _ type: String, _ path: String) -> JSONValue {
        .object([
            "href": .string("\(OneRosterAPI.base)/\(path)/\(id)"), "sourcedId": .string(id), "type": .string(type),
        ])
    }
}

/// A kind of thing that OneRoster gives.
struct RosterKind: Sendable {
    /// `org` and `orgs`.
    let one: String
    let many: String
    let fields: [RosterField]

    init(_ one: String, _ many: String, _ fields: [RosterField]) {
        self.one = one
        self.many = many
        self.fields =
            [
                RosterField("sourcedId", "id"), RosterField("status", "status", .words),
                RosterField("dateLastModified", "changed"),
            ] + fields
    }

    func field(_ name: String) -> RosterField? { fields.first { $0.name == name || $0.shown == name } }
}
