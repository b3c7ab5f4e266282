internal import Base
internal import HTML

extension HTML {
    /// A control under its label, hint and error.
    mutating func labelled(_ field: Field, control: (inout HTML) -> Void) {
        element("div", .class(field.wrapperClass)) { html in
            html.element("label", Attribute("for", field.id)) { $0.labelWords(field) }
            html.hintAndError(field)
            control(&html)
        }
    }

    /// A group of controls under its legend, hint and error.
    mutating func grouped(_ field: Field, controls: (inout HTML) -> Void) {
        element(
            "fieldset", .class(field.wrapperClass), Attribute("aria-describedby", field.describedBy)
        ) { html in
            html.element("legend") { $0.labelWords(field) }
            html.hintAndError(field)
            controls(&html)
        }
    }

    private mutating func labelWords(_ field: Field) {
        text(field.label)
        guard field.isOptional else { return }
        element("span", .class("optional")) { html in
            html.text(" (")
            html.text(DesignTexts.optional)
            html.text(")")
        }
    }

    private mutating func hintAndError(_ field: Field) {
        if let hint = field.hint { element("p", .class("hint"), .id(field.hintID), text: hint) }
        guard let error = field.state.error else { return }
        element("p", .class("field-error"), .id(field.errorID)) { html in
            html.unseen(DesignTexts.errorPrefix)
            html.text(" ")
            html.text(error)
        }
    }
}

extension Field {
    fileprivate var wrapperClass: String { state.error == nil ? "field" : "field wrong" }
    var invalid: String? { state.error == nil ? nil : "true" }
    var required: String? { isOptional ? nil : "true" }
}
