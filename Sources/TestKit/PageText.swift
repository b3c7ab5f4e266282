internal import Base

/// Reads what pages send: enough HTML for tests of our own pages.
enum PageText {
    struct Tag {
        let name: String
        let attributes: [String: String]
        let isClosing: Bool
        let end: String.Index
    }

    /// The words of a page as people read them.
    static func words(_ html: String) -> String {
        var words = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            words += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            words += rest[open...].hasPrefix("</") || rest[open...].hasPrefix("<br") ? " " : ""
            rest = rest[rest.index(after: close)...]
        }
        return unescaped(words + rest)
    }

    static func unescaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    static func links(_ html: String) -> [(href: String, words: String)] {
        elements("a", in: html).map { tag, inner in (tag.attributes["href"] ?? "", words(inner)) }
    }

    /// The elements of a name with what stands inside them; they do not nest.
    static func elements(_ name: String, in html: String) -> [(tag: Tag, inner: String)] {
        var found: [(Tag, String)] = []
        var rest = html[...]
        while let start = rest.firstRange(of: "<\(name)")?.lowerBound {
            guard let tag = tag(at: start, in: rest) else { break }
            let end = rest[tag.end...].firstRange(of: "</\(name)>")?.lowerBound ?? rest.endIndex
            if tag.name == name { found.append((tag, String(rest[tag.end..<end]))) }
            rest = rest[tag.end...]
        }
        return found
    }

    static func tags(in html: String) -> [Tag] {
        var found: [Tag] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<"), let tag = tag(at: start, in: rest) {
            found.append(tag)
            rest = rest[tag.end...]
        }
        return found
    }

    static func tag(at start: String.Index, in text: Substring) -> Tag? {
        guard let close = text[start...].firstIndex(of: ">") else { return nil }
        var inside = text[text.index(after: start)..<close]
        let isClosing = inside.first == "/"
        if isClosing { inside = inside.dropFirst() }
        let name = inside.prefix { !$0.isWhitespace }
        var attributes: [String: String] = [:]
        var rest = inside.dropFirst(name.count)
        while let first = rest.firstIndex(where: { !$0.isWhitespace }) {
            rest = rest[first...]
            let key = rest.prefix { $0 != "=" && !$0.isWhitespace }
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\"") else {
                attributes[String(key)] = ""
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            attributes[String(key)] = unescaped(value)
            rest = rest.dropFirst(value.count + 3)
        }
        return Tag(name: String(name), attributes: attributes, isClosing: isClosing, end: text.index(after: close))
    }
}
