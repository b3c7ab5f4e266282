public import Base
public import HTML

extension HTML {
    /// What one keeps after sending: that it arrived, its number, when, and what comes next.
    public mutating func receipt(_ title: Text, number: String, at moment: Instant, next: [Text]) {
        element("div", .class("receipt"), Attribute("role", "status")) { html in
            html.element("p", .class("receipt-title")) { html in
                html.element("span", .class("sign"), Attribute("aria-hidden", "true"), text: Tone.good.sign)
                html.text(title)
            }
            html.summaryList([
                SummaryRow(DesignTexts.receiptNumber, number),
                SummaryRow(DesignTexts.receiptTime) { $0.time(moment) },
            ])
        }
        guard !next.isEmpty else { return }
        section(DesignTexts.whatNext) { html in
            html.element("ul") { html in
                for step in next { html.element("li", text: step) }
            }
        }
    }
}
