public import Base
public import HTML

/// One thing to do, with where it stands.
public struct TaskItem: Sendable {
    public let title: Text
    /// Where to do it; nil while it cannot be begun.
    public let href: String?
    public let hint: Text?
    public let badge: Badge
    /// The last day for it.
    public let due: Day?
    /// What happens when it is not done by then.
    public let consequence: Text?

    public init(
        _ title: Text, href: String?, hint: Text? = nil, badge: Badge, due: Day? = nil, consequence: Text? = nil
    ) {
        self.title = title
        self.href = href
        self.hint = hint
        self.badge = badge
        self.due = due
        self.consequence = consequence
    }
}

extension HTML {
    /// Long work in parts that can be left and resumed, or what must be done now.
    public mutating func taskList(_ items: [TaskItem]) {
        element("ul", .class("tasks")) { html in
            for item in items {
                html.element("li") { html in
                    html.element("div", .class("task")) { $0.words(of: item) }
                    html.badge(item.badge)
                }
            }
        }
    }

    private mutating func words(of item: TaskItem) {
        if let href = item.href {
            link(item.title(language), href: href)
        } else {
            element("span", .class("task-title"), text: item.title)
        }
        if let hint = item.hint { element("p", .class("hint"), text: hint) }
        guard item.due != nil || item.consequence != nil else { return }
        element("p", .class("hint due")) { html in
            if let due = item.due {
                html.text(DesignTexts.due)
                html.text(" " + html.format.day(due))
            }
            if item.due != nil, item.consequence != nil { html.text(" – ") }
            if let consequence = item.consequence { html.text(consequence) }
        }
    }
}
