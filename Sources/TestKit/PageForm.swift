public import Web

/// A form of a page with what it would send.
public struct PageForm {
    struct Button {
        let words: String
        let name: String?
        let value: String
        /// Where it sends the form, when that is not where the form goes.
        let action: String?
    }

    public let action: String
    /// What stands in it: hidden fields, what was filled in, what is chosen.
    public var values: FormValues
    let names: Set<String>
    let buttons: [Button]

    static func all(in html: String) -> [PageForm] {
        PageText.elements("form", in: html).map { tag, inner in PageForm(tag, inner) }
    }

    private init(_ form: PageText.Tag, _ inner: String) {
        action = form.attributes["action"] ?? ""
        var values = FormValues()
        var names: Set<String> = []
        for tag in PageText.tags(in: inner) where tag.name == "input" && !tag.isClosing {
            guard let name = tag.attributes["name"] else { continue }
            names.insert(name)
            let isChoice = ["radio", "checkbox"].contains(tag.attributes["type"] ?? "")
            if tag.attributes["type"] == "file" || (isChoice && tag.attributes["checked"] == nil) { continue }
            values.append(name, tag.attributes["value"] ?? "")
        }
        for (tag, content) in PageText.elements("textarea", in: inner) {
            guard let name = tag.attributes["name"] else { continue }
            names.insert(name)
            values.append(name, PageText.unescaped(content))
        }
        for (tag, content) in PageText.elements("select", in: inner) {
            guard let name = tag.attributes["name"] else { continue }
            names.insert(name)
            let options = PageText.tags(in: content).filter { $0.name == "option" && !$0.isClosing }
            let chosen = options.first { $0.attributes["selected"] != nil } ?? options.first
            values.append(name, chosen?.attributes["value"] ?? "")
        }
        self.values = values
        self.names = names
        buttons = PageText.elements("button", in: inner).map { tag, content in
            Button(
                words: PageText.words(content).split(whereSeparator: \.isWhitespace).joined(separator: " "),
                name: tag.attributes["name"], value: tag.attributes["value"] ?? "",
                action: tag.attributes["formaction"])
        }
    }
}
