public import Base
public import HTML

extension HTML {
    /// The head of a printed official document (Decree 30/2020, annex I): who issues at the left, the nation at the
    /// right. Seen on paper only.
    public mutating func paperHead(superior: String?, unit: String) {
        element("div", .class("paper head")) { html in
            html.element("div") { html in
                if let superior { html.element("p", text: superior) }
                html.element("p") { $0.element("strong", text: unit) }
            }
            html.element("div") { html in
                html.element("p") { $0.element("strong", text: ComponentTexts.nation) }
                html.element("p") { $0.element("strong", text: ComponentTexts.motto) }
            }
        }
    }

    /// Where the head of the unit signs. Seen on paper only.
    public mutating func paperSignature(title: Text, name: String) {
        element("div", .class("paper signature")) { html in
            html.element("p") { $0.element("strong", text: title) }
            html.element("p", .class("name"), text: name)
        }
    }
}
