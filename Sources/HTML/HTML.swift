public import Base

/// A page, or a piece of one, being written: one growing buffer of UTF-8 in which everything is escaped unless it is
/// markup that the program's own source wrote.
///
/// Elements take a closure for what is inside, so that no tag can stay open:
///
///     page.element("p", .class("hint")) { $0.text(Texts.hint) }
public struct HTML: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// The language in which a ``Text`` is written.
    public let language: Language

    public init(_ language: Language, capacity: Int = 16_384) {
        self.language = language
        bytes.reserveCapacity(capacity)
    }

    /// How this page's readers see days, numbers and money.
    public var format: Format { Format(language) }

    // MARK: What people read

    /// Words as they are, escaped.
    public mutating func text(_ string: String) { escape(string) }

    /// A sentence of the program in the page's language.
    public mutating func text(_ text: Text) { escape(text(language)) }

    public mutating func text(_ number: Int) { escape(format.number(number)) }

    // MARK: Markup

    /// An element with content. `name` is written in the source, never computed.
    public mutating func element(
        _ name: StaticString, _ attributes: Attribute?..., content: (inout HTML) throws -> Void
    ) rethrows {
        open(name, attributes)
        try content(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    /// An element that holds one sentence.
    public mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: Text) {
        open(name, attributes)
        escape(text(language))
        markup("</")
        markup(name)
        markup(">")
    }

    /// An element that holds a string.
    public mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: String) {
        open(name, attributes)
        escape(text)
        markup("</")
        markup(name)
        markup(">")
    }

    /// An element without content: `input`, `br`, `meta`, `link`, `img`.
    public mutating func void(_ name: StaticString, _ attributes: Attribute?...) { open(name, attributes) }

    /// Markup from the program's own source, the only thing that is not escaped.
    public mutating func markup(_ source: StaticString) {
        source.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Another piece, already written and escaped.
    public mutating func append(_ piece: HTML) { bytes.append(contentsOf: piece.bytes) }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
        markup("<")
        markup(name)
        for attribute in attributes { if let attribute { write(attribute) } }
        markup(">")
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .absent: return
        case .present:
            markup(" ")
            markup(attribute.name)
        case .string(let string):
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            escape(string)
            markup("\"")
        case .text(let text):
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            escape(text(language))
            markup("\"")
        }
    }

    /// Byte by byte, so that no combination of characters can hide a quotation mark or an angle.
    private mutating func escape(_ string: String) {
        var string = string
        string.withUTF8 { buffer in
            var start = 0
            for index in buffer.indices {
                guard let entity = Entity.of(buffer[index]) else { continue }
                bytes.append(contentsOf: buffer[start..<index])
                bytes.append(contentsOf: entity)
                start = index + 1
            }
            bytes.append(contentsOf: buffer[start...])
        }
    }
}

private enum Entity {
    static let ampersand = Array("&amp;".utf8)
    static let less = Array("&lt;".utf8)
    static let greater = Array("&gt;".utf8)
    static let quote = Array("&quot;".utf8)
    static let apostrophe = Array("&#39;".utf8)
    private static let nothing: [UInt8] = []

    /// What stands for a byte that must not stand itself; nil for all others. A zero byte stands for nothing.
    @inline(__always)
    static func of(_ byte: UInt8) -> [UInt8]? {
        guard byte <= UInt8(ascii: ">") else { return nil }
        return switch byte {
        case UInt8(ascii: "&"): ampersand
        case UInt8(ascii: "<"): less
        case UInt8(ascii: ">"): greater
        case UInt8(ascii: "\""): quote
        case UInt8(ascii: "'"): apostrophe
        case 0: nothing
        default: nil
        }
    }
}
