public import Base

extension Frame {
    /// The person signed in and as what: "Nguyễn Thị Hạnh", "Hiệu trưởng".
    public struct Person: Sendable {
        /// What tells this person from another of the same name, for what their browser keeps.
        public let mark: String
        public let name: String
        public let role: Text

        public init(mark: String = "", name: String, role: Text) {
            self.mark = mark
            self.name = name
            self.role = role
        }
    }

    /// A unit one may act for.
    public struct Unit: Sendable, Hashable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Entries that are used less than daily, folded under one name so that a menu has at most seven lines.
    public struct MenuGroup: Sendable {
        public let label: Text
        public let icon: Icon

        public init(_ label: Text, icon: Icon) {
            self.label = label
            self.icon = icon
        }
    }

    /// One entry of the menu; `count` is how many things wait there.
    public struct MenuEntry: Sendable {
        public let label: Text
        public let href: String
        public let icon: Icon
        public let isCurrent: Bool
        public let count: Int?

        public init(_ label: Text, href: String, icon: Icon = .plans, isCurrent: Bool = false, count: Int? = nil) {
            self.label = label
            self.href = href
            self.icon = icon
            self.isCurrent = isCurrent
            self.count = count
        }
    }

    /// One step of the path above the title.
    public struct Crumb: Sendable {
        public let label: Text
        public let href: String

        public init(_ label: Text, href: String) {
            self.label = label
            self.href = href
        }
    }

    /// The search form of the head: GET to `action` with the field `q`.
    public struct Search: Sendable {
        public let action: String
        public let value: String
        public let label: Text

        public init(action: String, value: String = "", label: Text? = nil) {
            self.action = action
            self.value = value
            self.label = label ?? ComponentTexts.search
        }
    }

    /// The link to messages.
    public struct Messages: Sendable {
        public let href: String
        public let unread: Int

        public init(href: String, unread: Int) {
            self.href = href
            self.unread = unread
        }
    }

    /// How wide the content may become.
    public enum Width: String, Sendable {
        /// Lists and reviews: all there is.
        case full
        /// Forms and texts: about 70 characters a line.
        case reading
        /// Signing in and receipts: one narrow column in the middle.
        case narrow
    }

    /// Where the style sheet, the script and the star are served.
    public struct Assets: Sendable {
        public let styleSheet: String
        public let script: String
        public let star: String

        public init(styleSheet: String, script: String, star: String) {
            self.styleSheet = styleSheet
            self.script = script
            self.star = star
        }

        /// `/assets/khue.css`, `/assets/khue.js`, `/assets/khue.svg`.
        public static let standard = Assets(
            styleSheet: "/assets/khue.css", script: "/assets/khue.js", star: "/assets/khue.svg")
    }
}
