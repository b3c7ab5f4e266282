/// What an e-mail address looks like.
public enum EmailAddress {
    /// Something on both sides of one @ and a point in the domain, and nothing that could end a header or open markup;
    /// only sending a letter tells more.
    public static func isWellFormed(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 200 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>\"'(),:;\\[]".unicodeScalars.contains($0) }
    }
}
