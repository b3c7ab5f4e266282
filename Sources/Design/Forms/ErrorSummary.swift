internal import Base
public import HTML

extension HTML {
    /// All errors of a form above it, each a link to its field; nothing when there are none. The script moves the
    /// focus here.
    public mutating func errorSummary(_ form: FormState) {
        guard form.isRefused else { return }
        element(
            "div", .class("banner bad summary"), Attribute("role", "alert"), Attribute("tabindex", "-1"),
            .id("error-summary")
        ) { html in
            html.element("h2", text: DesignTexts.errorSummary)
            html.element("ul") { html in
                for error in form.errors {
                    html.element("li") { html in
                        guard let field = error.field else { return html.text(error.message) }
                        html.element("a", .href("#" + Field.id(field)), text: error.message)
                    }
                }
            }
        }
    }
}
