public import Base

/// The numbers of a statistical form, of one unit or of many together: what one module counts and another hands in.
///
/// A value with all its words, so that a copy that was handed in stays readable whatever becomes of the form.
public struct FigureSheet: Sendable, Equatable, Codable {
    /// A word in both languages, as it is stored.
    public struct Words: Sendable, Equatable, Codable {
        public let vi: String
        public let en: String

        public init(_ text: Text) {
            vi = text.vi
            en = text.en
        }

        public var text: Text { Text(vi, en) }
    }

    public struct Column: Sendable, Equatable, Codable {
        public let key: String
        public let label: Words

        public init(_ key: String, _ label: Text) {
            self.key = key
            self.label = Words(label)
        }
    }

    public struct Row: Sendable, Equatable, Codable {
        /// Plain letters, digits, dots and dashes: it stands in addresses and names fields.
        public let number: String
        public let label: Words
        public let depth: Int
        /// One for each column of the section; nil where the form asks nothing or nothing was typed yet.
        public var cells: [Int?]
        /// The first number a year before, when there were records.
        public var before: Int?

        public init(_ number: String, _ label: Text, depth: Int, cells: [Int?], before: Int? = nil) {
            self.number = number
            self.label = Words(label)
            self.depth = depth
            self.cells = cells
            self.before = before
        }
    }

    /// A part of the form whose rows have the same columns.
    public struct Section: Sendable, Equatable, Codable {
        /// Where the numbers come from.
        public enum Kind: String, Sendable, Codable {
            /// From the records; never typed.
            case counted
            /// Whole numbers that no record holds, typed by the unit.
            case typed
            /// Yes (1) or no (0) that no record holds, said by the unit.
            case said
        }

        public let number: String
        public let title: Words
        public let kind: Kind
        public let columns: [Column]
        public var rows: [Row]

        public init(_ number: String, _ title: Text, _ kind: Kind, columns: [Column], rows: [Row]) {
            self.number = number
            self.title = Words(title)
            self.kind = kind
            self.columns = columns
            self.rows = rows
        }
    }

    /// The version of the form: its code, the circular that prints it, and the day from which it holds.
    public let code: String
    public let title: Words
    public let source: String
    public let validFrom: Day
    /// The day of which the numbers tell.
    public let day: Day
    /// What of the printed form is not in it, and why.
    public let note: Words
    public var sections: [Section]
    /// What does not agree or is unlikely.
    public var checks: [Words]
    /// The address behind every counted number; `row` and `column` are added. Nil when there is none.
    public let records: String?

    public init(
        code: String, title: Text, source: String, validFrom: Day, day: Day, note: Text, sections: [Section],
        checks: [Text], records: String?
    ) {
        self.code = code
        self.title = Words(title)
        self.source = source
        self.validFrom = validFrom
        self.day = day
        self.note = Words(note)
        self.sections = sections
        self.checks = checks.map(Words.init)
        self.records = records
    }
}
