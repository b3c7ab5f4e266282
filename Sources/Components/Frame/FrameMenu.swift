internal import Base
internal import HTML

extension Frame {
    /// How many entries the bar at the bottom of a phone can hold.
    private static let barLength = 5

    /// The menu: a column at the left; at the bottom on phones, where "Thêm" unfolds the rest without a script.
    func writeMenu(_ html: inout HTML) {
        guard !menu.isEmpty else { return }
        let isLong = menu.count > Frame.barLength
        html.element("nav", .class(isLong ? "menu long" : "menu"), .id("page-menu"), .label(ComponentTexts.menu)) {
            html in
            html.element("ul") { html in
                for entry in menu { write(entry, &html) }
            }
            if isLong {
                html.element("a", .class("more"), .href("#page-menu"), text: ComponentTexts.more)
                html.element("a", .class("less"), .href("#page-content"), text: ComponentTexts.less)
            }
        }
    }

    private func write(_ entry: MenuEntry, _ html: inout HTML) {
        html.element("li") { html in
            html.element("a", .href(entry.href), Attribute("aria-current", entry.isCurrent ? "page" : nil)) { html in
                html.icon(entry.icon)
                html.element("span", text: entry.label)
                if let count = entry.count, count > 0 {
                    html.element("span", .class("count")) { $0.text(count) }
                }
            }
        }
    }
}
