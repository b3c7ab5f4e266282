public import Base

/// A list in rows and columns; on phones each row becomes a card.
public struct Table: Sendable {
    /// What the table holds; read by screen readers, seen when `showsCaption`.
    public var caption: Text
    public var columns: [Column]
    /// Shown in place of the table when there are no rows.
    public var empty: EmptyState
    public var showsCaption: Bool
    /// Lets the table scroll sideways in its own frame instead of turning into cards: grids of many columns.
    public var isWide: Bool
    /// Begins every row with a box to tick; the table then stands in a form with the bulk actions.
    public var selects: Bool

    public init(
        _ caption: Text, _ columns: [Column], empty: EmptyState, showsCaption: Bool = false, isWide: Bool = false,
        selects: Bool = false
    ) {
        self.caption = caption
        self.columns = columns
        self.empty = empty
        self.showsCaption = showsCaption
        self.isWide = isWide
        self.selects = selects
    }
}

/// One column: its heading, how its cells stand, and how to sort by it.
public struct Column: Sendable {
    public enum Kind: String, Sendable {
        case text
        /// Right-aligned, tabular figures.
        case number
        /// Buttons and links at the end of a row.
        case actions
    }

    /// Sorting by this column: where the link leads, and how the list is sorted by it now.
    public struct Sort: Sendable {
        public enum Direction: String, Sendable {
            case ascending, descending
        }

        public let href: String
        public let direction: Direction?

        public init(href: String, direction: Direction?) {
            self.href = href
            self.direction = direction
        }
    }

    public let heading: Text
    public let kind: Kind
    public let sort: Sort?

    public init(_ heading: Text, _ kind: Kind = .text, sort: Sort? = nil) {
        self.heading = heading
        self.kind = kind
        self.sort = sort
    }

    /// A column sorted through the address: `sort=name` up, `sort=-name` down, turned round by each press.
    ///
    /// - Parameters:
    ///   - key: the column's word in the address.
    ///   - sorted: the word now in the address, if any.
    public static func sorted(
        _ heading: Text, _ kind: Kind = .text, by key: String, sorted: String?, in address: Address,
        parameter: String = "sort"
    ) -> Column {
        let direction: Sort.Direction? = sorted == key ? .ascending : sorted == "-" + key ? .descending : nil
        let next = address.setting("page", to: nil).setting(parameter, to: direction == .ascending ? "-" + key : key)
        return Column(heading, kind, sort: Sort(href: next.text, direction: direction))
    }
}
