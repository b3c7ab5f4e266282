public import Base
public import HTML

/// One line of a history: who did what when.
public struct TimelineEvent: Sendable {
    public let moment: Instant
    public let who: String
    public let what: Text
    /// The words that came with it.
    public let note: String?
    public let tone: Tone

    public init(_ moment: Instant, who: String, what: Text, note: String? = nil, tone: Tone = .neutral) {
        self.moment = moment
        self.who = who
        self.what = what
        self.note = note
        self.tone = tone
    }
}

extension HTML {
    /// A history in the order given, newest first as a rule.
    public mutating func timeline(_ events: [TimelineEvent]) {
        element("ol", .class("timeline")) { html in
            for event in events {
                html.element("li", .class(event.tone.rawValue)) { html in
                    html.element("p") { html in
                        html.element("strong", text: event.what)
                        html.text(" · ")
                        html.text(event.who)
                    }
                    html.time(event.moment)
                    if let note = event.note { html.prose(note) }
                }
            }
        }
    }

    /// A moment as people read it, with its exact form for programs.
    public mutating func time(_ moment: Instant) {
        element("time", Attribute("datetime", moment.iso), text: format.moment(moment))
    }
}
