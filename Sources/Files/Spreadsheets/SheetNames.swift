/// Names for tabs as Excel allows them: 31 characters, without certain signs, each once.
struct SheetNames {
    private var used: Set<String> = []

    /// The nearest allowed name.
    mutating func next(_ wanted: String) -> String {
        let signs: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
        var base = String(wanted.map { signs.contains($0) || $0.isNewline ? " " : $0 })
        while base.hasPrefix("'") || base.hasPrefix(" ") { base.removeFirst() }
        if base.isEmpty || base.lowercased() == "history" { base = "Trang" }
        var number = 1
        var name = SheetNames.cut(base, to: 31)
        while used.contains(name.lowercased()) {
            number += 1
            name = SheetNames.cut(base, to: 27) + " \(number)"
        }
        used.insert(name.lowercased())
        return name
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var name = text
        while name.unicodeScalars.count > length { name.removeLast() }
        while name.hasSuffix("'") || name.hasSuffix(" ") { name.removeLast() }
        return name.isEmpty ? "Trang" : name
    }
}
