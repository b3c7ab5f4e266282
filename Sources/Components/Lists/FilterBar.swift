public import Base
public import HTML

/// One choice of a filter bar.
public struct Filter: Sendable {
    public let name: String
    public let label: Text
    public let choices: [Choice]
    public let value: String

    public init(_ name: String, _ label: Text, _ choices: [Choice], value: String) {
        self.name = name
        self.label = label
        self.choices = choices
        self.value = value
    }
}

extension HTML {
    /// Narrowing a list: everything lives in the address, so that it can be shared and come back to.
    ///
    /// - Parameters:
    ///   - day: a day to type, under the name `day`, and what is wrong with it.
    ///   - kept: fields of the address that the bar does not show and must not lose.
    public mutating func filterBar(
        to path: String, search: (label: Text, value: String)?, _ filters: [Filter],
        day: (label: Text, value: String, wrong: Text?)? = nil, kept: [(String, String)] = [], isNarrowed: Bool
    ) {
        element(
            "form", .class("filters"), Attribute("method", "get"), Attribute("action", path),
            Attribute("role", "search"), .label(ComponentTexts.filters), Attribute("data-filters", if: true)
        ) { html in
            for (name, value) in kept { html.hidden(name, value) }
            if let search {
                html.element("div", .class("filter")) { html in
                    html.element("label", Attribute("for", "filter-q"), text: search.label)
                    html.void("input", .id("filter-q"), .type("search"), .name("q"), .value(search.value))
                }
            }
            for filter in filters { html.write(filter) }
            if let day {
                html.element("div", .class("filter")) { html in
                    html.element("label", Attribute("for", "filter-day"), text: day.label)
                    html.void(
                        "input", .id("filter-day"), .type("text"), .name("day"), .value(day.value), .class("w10"),
                        Attribute("inputmode", "numeric"), Attribute("autocomplete", "off"),
                        Attribute("placeholder", "5/9/2023"),
                        Attribute("aria-invalid", day.wrong == nil ? nil : "true"))
                }
            }
            html.element("div", .class("filter buttons")) { html in
                html.element("button", .class("button secondary"), text: ComponentTexts.apply)
                if isNarrowed {
                    let query = kept.map { Address.encode($0.0) + "=" + Address.encode($0.1) }.joined(separator: "&")
                    html.element(
                        "a", .href(query.isEmpty ? path : "\(path)?\(query)"), text: ComponentTexts.clearFilters)
                }
            }
        }
    }

    private mutating func write(_ filter: Filter) {
        element("div", .class("filter")) { html in
            html.element("label", Attribute("for", "filter-\(filter.name)"), text: filter.label)
            html.element("select", .id("filter-\(filter.name)"), .name(filter.name)) { html in
                html.element("option", .value(""), text: ComponentTexts.all)
                for choice in filter.choices {
                    html.element(
                        "option", .value(choice.value), Attribute("selected", if: choice.value == filter.value),
                        text: choice.label)
                }
            }
        }
    }
}
