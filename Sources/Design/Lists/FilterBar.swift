public import Base
public import HTML

/// The filters of a list, which live in its address: a GET form that the script sends by itself.
public struct FilterBar: Sendable {
    public enum Control: Sendable {
        /// A line to type words into.
        case search(name: String, label: Text, value: String)
        /// A list beginning with "Tất cả", which sends an empty value.
        case select(name: String, label: Text, choices: [Choice], value: String)
        /// A day.
        case day(name: String, label: Text, value: String)
    }

    /// The path of the list.
    public let action: String
    public let controls: [Control]
    /// What else must stay in the address, such as the sort.
    public let kept: [(String, String)]

    public init(action: String, kept: [(String, String)] = [], _ controls: [Control]) {
        self.action = action
        self.kept = kept
        self.controls = controls
    }

    /// Whether any filter is set, so that "Xoá bộ lọc" makes sense.
    public var isActive: Bool {
        controls.contains { control in
            switch control {
            case .search(_, _, let value), .select(_, _, _, let value), .day(_, _, let value): !value.isEmpty
            }
        }
    }
}

extension HTML {
    /// The filters above a list. The list itself stands in ``live(count:content:)``.
    public mutating func filterBar(_ bar: FilterBar) {
        element(
            "form", .class("filters"), Attribute("action", bar.action), Attribute("role", "search"),
            .label(DesignTexts.filters), Attribute("data-filter", if: true)
        ) { html in
            for (name, value) in bar.kept where !value.isEmpty { html.hidden(name, value) }
            for control in bar.controls { html.control(control) }
            html.element("div", .class("filter-actions")) { html in
                html.submit(DesignTexts.apply, style: .secondary)
                if bar.isActive {
                    html.element("a", .class("button quiet"), .href(bar.action), text: DesignTexts.clearFilters)
                }
            }
        }
    }

    private mutating func control(_ control: FilterBar.Control) {
        switch control {
        case .search(let name, let label, let value):
            filter(name, label, "field grow") { html in
                html.void(
                    "input", .type("search"), .id(Field.id(name)), .name(name), .value(value),
                    Attribute("data-search", if: true))
            }
        case .select(let name, let label, let choices, let value):
            filter(name, label, "field") { html in
                html.element("select", .id(Field.id(name)), .name(name)) { html in
                    html.element("option", .value(""), text: DesignTexts.all)
                    for choice in choices {
                        html.element(
                            "option", .value(choice.value), Attribute("selected", if: choice.value == value),
                            text: choice.label)
                    }
                }
            }
        case .day(let name, let label, let value):
            filter(name, label, "field") { html in
                html.void("input", .type("date"), .id(Field.id(name)), .name(name), .value(value))
            }
        }
    }

    private mutating func filter(_ name: String, _ label: Text, _ kind: String, _ control: (inout HTML) -> Void) {
        element("div", .class(kind)) { html in
            html.element("label", Attribute("for", Field.id(name)), text: label)
            control(&html)
        }
    }
}
