extension String {
    /// The text in one line of a log: whatever could end the line or turn its direction is written as its number, so that
    /// nobody who types can write lines of their own. Costs one look over the text.
    public var oneLine: String {
        var line = ""
        for scalar in unicodeScalars {
            let turns = (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            if turns || scalar.properties.generalCategory == .control {
                line += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
