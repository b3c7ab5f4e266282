internal import Base
internal import Components
internal import HTML

/// Asks a list how it was on another day.
enum DayForm {
    static func part(_ path: String, _ day: Day, isToday: Bool, _ html: inout HTML) {
        html.disclosure(RecordsTexts.onDay) { html in
            html.element("form", Attribute("method", "get"), Attribute("action", path)) { html in
                html.day(
                    Field(
                        "day", RecordsTexts.onDay, hint: RecordsTexts.dayHint,
                        state: FieldState(isToday ? "" : html.format.day(day))))
                html.actions { $0.element("button", .class("button secondary"), text: RecordsTexts.onDay) }
            }
        }
    }
}
