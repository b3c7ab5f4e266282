public import Base
public import HTML

extension HTML {
    /// Work in pieces, each with its state: to be left and resumed.
    public mutating func taskList<Item>(_ items: some Collection<Item>, _ write: (Item, inout HTML) throws -> Void)
        rethrows
    {
        try element("ul", .class("tasks")) { html in
            for item in items { try html.element("li") { try write(item, &$0) } }
        }
    }

    /// One piece of a task list.
    public mutating func taskItem(_ title: String, to href: String, hint: String? = nil, _ badge: Badge) {
        element("div", .class("task")) { html in
            html.element("a", .href(href), text: title)
            if let hint { html.element("p", .class("hint"), text: hint) }
        }
        self.badge(badge)
    }

    /// Facts of a record: label and value, one below the other.
    public mutating func summaryList(_ rows: [SummaryRow]) {
        element("dl", .class("summary")) { html in
            for row in rows {
                html.element("div") { html in
                    html.element("dt", text: row.label)
                    html.element("dd") { html in
                        html.text(row.value)
                        if let change = row.change {
                            html.text(" ")
                            html.element("a", .href(change)) { html in
                                html.text(ComponentTexts.change)
                                html.unseen(row.label)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Large figures with what they count, each a link to the records behind it.
    public mutating func tiles(_ tiles: [Tile]) {
        element("ul", .class("tiles")) { html in
            for tile in tiles {
                html.element("li", .class(tile.tone.rawValue)) { html in
                    html.element("a", .href(tile.href)) { html in
                        html.element("strong") { $0.text(tile.figure) }
                        html.element("span", text: tile.label)
                    }
                }
            }
        }
    }

    /// What happened: who, when, what.
    public mutating func timeline(_ events: [TimelineEvent]) {
        element("ol", .class("timeline")) { html in
            for event in events {
                html.element("li") { html in
                    html.element("p") { html in
                        html.element("strong", text: event.what)
                        html.text(event.who.isEmpty ? " · " : " · \(event.who) · ")
                        html.element("time", Attribute("datetime", event.at.iso), text: html.format.moment(event.at))
                    }
                    if !event.note.isEmpty { html.element("p", .class("note"), text: event.note) }
                }
            }
        }
    }
}

/// One row of a summary list.
public struct SummaryRow: Sendable {
    let label: Text
    let value: Text
    let change: String?

    public init(_ label: Text, _ value: Text, change: String? = nil) {
        self.label = label
        self.value = value
        self.change = change
    }

    public init(_ label: Text, _ value: String, change: String? = nil) {
        self.init(label, Text(verbatim: value), change: change)
    }
}

/// A large figure.
public struct Tile: Sendable {
    let figure: Int
    let label: Text
    let tone: Tone
    let href: String

    public init(_ figure: Int, _ label: Text, _ tone: Tone, href: String) {
        self.figure = figure
        self.label = label
        self.tone = tone
        self.href = href
    }
}

/// One thing that happened to a record.
public struct TimelineEvent: Sendable {
    let what: Text
    let who: String
    let at: Instant
    let note: String

    public init(_ what: Text, who: String, at: Instant, note: String = "") {
        self.what = what
        self.who = who
        self.at = at
        self.note = note
    }
}
