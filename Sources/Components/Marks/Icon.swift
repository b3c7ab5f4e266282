public import HTML

/// The small drawings of the menu, one line weight, drawn in the colour of the text beside them.
public enum Icon: Sendable, CaseIterable {
    case home, tasks, plans, letters, figures, people, units, calendar, messages, settings, help, search

    /// Paths on a field of 24 × 24.
    var drawing: StaticString {
        switch self {
        case .home: "<path d=\"M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6\"/>"
        case .tasks: "<path d=\"m4 6 1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11 6h9M11 12h9M11 18h9\"/>"
        case .plans: "<path d=\"M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7\"/>"
        case .letters: "<path d=\"M3 6h18v13H3zM3 7l9 7 9-7\"/>"
        case .figures: "<path d=\"M4 20h16M7 20v-7M12 20V6M17 20v-10\"/>"
        case .people:
            "<path d=\"M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-4 3-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 14.5c2 1 3 3 3 5.500\"/>"
        case .units: "<path d=\"M4 20V9l8-5 8 5v11M2 20h20M9 20v-5h6v5M9 11h.01M15 11h.01\"/>"
        case .calendar: "<path d=\"M4 6h16v14H4zM4 10h16M8 3v4M16 3v4\"/>"
        case .messages: "<path d=\"M4 5h16v11H9l-5 4z\"/>"
        case .settings: "<path d=\"M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5\"/>"
        case .help:
            "<path d=\"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 17h.01\"/>"
        case .search: "<path d=\"M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13M15.500 15.500 20 20\"/>"
        }
    }
}

extension HTML {
    /// A drawing without meaning of its own: the word beside it says what it is.
    public mutating func icon(_ icon: Icon) {
        markup("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">")
        markup(icon.drawing)
        markup("</svg>")
    }
}
