public import Base
public import HTML

/// What a form sends.
public enum FormKind: Sendable {
    case plain
    /// With files.
    case files
}

extension HTML {
    /// A form that changes something: POST with the token and hidden fields.
    ///
    /// - Parameters:
    ///   - isSaved: the script saves what is typed (header `X-Khue-Autosave: 1`) and says when. An answer of 2xx means
    ///     saved; a header `X-Khue-Version` replaces the hidden field `version`.
    public mutating func form(
        to action: String, csrf: String, kind: FormKind = .plain, isSaved: Bool = false,
        fields: [(String, String)] = [], content: (inout HTML) throws -> Void
    ) rethrows {
        try element(
            "form", Attribute("method", "post"), Attribute("action", action),
            Attribute("enctype", kind == .files ? "multipart/form-data" : nil), Attribute("novalidate", if: true),
            Attribute("data-autosave", if: isSaved), Attribute("data-guard", if: !isSaved)
        ) { html in
            html.hidden("csrf", csrf)
            for (name, value) in fields { html.hidden(name, value) }
            try content(&html)
            if isSaved { html.autosaveStatus() }
        }
    }

    /// A value that travels with the form unseen.
    public mutating func hidden(_ name: String, _ value: String) {
        void("input", .type("hidden"), .name(name), .value(value))
    }

    /// Where the script says whether the text is safe; the words are here so that the script has none.
    private mutating func autosaveStatus() {
        element(
            "p", .class("autosave"), Attribute("role", "status"), Attribute("data-autosave-status", if: true),
            Attribute("data-saving", DesignTexts.saving), Attribute("data-saved", DesignTexts.saved),
            Attribute("data-later", DesignTexts.saveLater), Attribute("data-refused", DesignTexts.saveRefused),
            Attribute("data-signed-out", DesignTexts.saveSignedOut),
            Attribute("data-restored", DesignTexts.restored)
        ) { _ in }
    }
}
