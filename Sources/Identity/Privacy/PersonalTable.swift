public import Base
public import Database

/// Whose data a table keeps.
public enum PersonKind: String, Sendable, CaseIterable, Storable {
    case account
    case pupil
    case guardian
    case staff
    case contact
}

/// On what ground personal data is kept without or with the person's consent (Law 91/2025/QH15, arts. 9 and 19).
public enum PrivacyGround: String, Sendable, CaseIterable {
    /// A duty that a law gives to schools and their superiors (art. 19): no consent is asked.
    case duty
    /// Explicit consent, provable and to be withdrawn at any time (art. 9).
    case consent
    /// The security of the system and proof of what was done (art. 19; Law 116/2025/QH15).
    case security
}

/// One table in which a module keeps personal data: what, whose, why, who reads it and for how long. Modules declare
/// their own; the register and the copy that a person receives are made from these declarations and nothing else.
public struct PersonalTable: Sendable {
    /// What stands in a column, so that a person reads words and not codes.
    public enum Meaning: Sendable {
        case itself
        /// The id of a unit.
        case unit
        case code(@Sendable (String, Transaction) throws -> Text?)
    }

    public struct Column: Sendable {
        public let name: StaticString
        public let label: Text
        /// Sensitive in the sense of Decree 356/2025/NĐ-CP, art. 4.
        public let isSensitive: Bool

        let meaning: Meaning
        /// How it is opened when it stands sealed.
        let sealed: SealedColumn?

        public init(
            _ name: StaticString, _ label: Text, sensitive: Bool = false, _ meaning: Meaning = .itself,
            sealed: SealedColumn? = nil
        ) {
            self.name = name
            self.label = label
            isSensitive = sensitive
            self.meaning = meaning
            self.sealed = sealed
        }

        /// A sensitive column that stands sealed.
        public init(_ sealed: SealedColumn, _ label: Text) {
            self.init(sealed.name, label, sensitive: true, sealed: sealed)
        }
    }

    public let name: StaticString
    public let label: Text
    /// The column by which a person's own rows are found, for each kind of person who has some.
    public let keys: [PersonKind: StaticString]
    /// What a person receives in the copy of their data.
    public let columns: [Column]
    /// What is kept of a person but means nothing outside (hashes, sorting keys), or stands under another name.
    public let inner: [StaticString]
    public let purpose: Text
    public let ground: PrivacyGround
    /// The law or the text of the consent.
    public let source: Text
    public let readers: [any Capability.Type]
    public let retention: Text
    /// What becomes of it when the person asks for deletion.
    public let erasing: Erasing

    public init(
        _ name: StaticString, _ label: Text, keys: [PersonKind: StaticString], _ columns: [Column],
        inner: [StaticString] = [], purpose: Text, ground: PrivacyGround, source: Text,
        readers: [any Capability.Type], retention: Text, erasing: Erasing = .stays()
    ) {
        self.name = name
        self.label = label
        self.keys = keys
        self.columns = columns
        self.inner = inner
        self.purpose = purpose
        self.ground = ground
        self.source = source
        self.readers = readers
        self.retention = retention
        self.erasing = erasing
    }
}

/// Columns that say which account did something: kept with the record as proof, for as long as the record.
public struct PersonalTrace: Sendable {
    public let table: StaticString
    public let columns: [StaticString]

    public init(_ table: StaticString, _ columns: StaticString...) {
        self.table = table
        self.columns = columns
    }
}

/// Everything personal that a module keeps.
public struct PersonalData: Sendable {
    public let tables: [PersonalTable]
    public let traces: [PersonalTrace]

    public init(_ tables: [PersonalTable], traces: [PersonalTrace] = []) {
        self.tables = tables
        self.traces = traces
    }
}

/// What one table keeps about one person: a value for each column of the declaration, row by row.
public struct PersonalExtract: Sendable {
    public let table: PersonalTable
    public let rows: [[String?]]
    /// The same as people read it.
    public let words: [[Text?]]
}
