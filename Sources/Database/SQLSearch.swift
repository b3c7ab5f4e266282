extension SQL {
    /// A condition: the text in a column holds these words somewhere, each of their characters standing for itself.
    /// An engine's LIKE knows case in ASCII only, so columns that are searched hold folded text.
    public static func holds(_ column: StaticString, _ words: String) -> SQL {
        let escaped = words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        return "\(raw: column) LIKE \("%" + escaped + "%") ESCAPE '!'"
    }
}
