internal import Base
internal import HTML

extension Frame {
    /// How many entries the bar at the bottom of a phone can hold.
    private static let barLength = 5

    /// The menu: a column at the left, where groups unfold without a script; at the bottom on phones, where "Thêm"
    /// unfolds the rest.
    func writeMenu(_ html: inout HTML) {
        guard !menu.isEmpty || !menuGroups.isEmpty else { return }
        let isLong = menu.count > Frame.barLength || !menuGroups.isEmpty
        html.element("nav", .class(isLong ? "menu long" : "menu"), .id("page-menu"), .label(ComponentTexts.menu)) {
            html in
            html.element("ul") { html in
                for entry in menu { write(entry, &html) }
                for (group, entries) in menuGroups { write(group, entries, &html) }
            }
            if isLong {
                html.element("a", .class("more"), .href("#page-menu"), text: ComponentTexts.more)
                html.element("a", .class("less"), .href("#page-content"), text: ComponentTexts.less)
            }
        }
    }

    /// A group stands open where one is; one of a single entry is that entry.
    private func write(_ group: MenuGroup, _ entries: [MenuEntry], _ html: inout HTML) {
        if entries.count == 1 { return write(entries[0], &html) }
        let isOpen = entries.contains(where: \.isCurrent)
        html.element("li", .class("group")) { html in
            html.element("details", Attribute("open", isOpen ? "" : nil)) { html in
                html.element("summary") { html in
                    html.icon(group.icon)
                    html.element("span", text: group.label)
                }
                html.element("ul") { html in
                    for entry in entries { write(entry, &html) }
                }
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
