internal import Base
internal import Foundation

/// The passwords that most people choose, which are tried first (ASVS 2.1.7): a list of them by how often they were found,
/// beside the program; `Data/README.md` says where it comes from.
public struct CommonPasswords: Sendable {
    private let words: Set<String>
    private let longest: Int

    /// - Parameter text: one a line.
    public init(text: String) {
        words = Set(text.split(separator: "\n").map { PasswordRules.plain(String($0)) })
        longest = words.map(\.count).max() ?? 0
    }

    /// From the file that travels with the program.
    public static func load() throws -> CommonPasswords {
        let file = try Resources.folder(of: "Identity", "Data") + "/common-passwords.txt"
        return CommonPasswords(text: try String(contentsOfFile: file, encoding: .utf8))
    }

    public var count: Int { words.count }

    /// Whether a password, as a guesser sees it, is one of these, two of them in a row, one of them again and again, or
    /// one with digits around it: what guessers try before anything else. Three different words are taken, since people
    /// are told to put words together.
    func makeUp(_ plain: String) -> Bool {
        if isTried(plain) { return true }
        let letters = Array(plain)
        return stride(from: 4, through: min(longest, letters.count - 1), by: 1).contains { length in
            let first = String(letters[..<length])
            return words.contains(first) && isTried(plain.replacing(first, with: ""))
        }
    }

    /// Nothing worth a guess is left: hardly anything, or one of the words with some digits around it.
    private func isTried(_ rest: String) -> Bool {
        if words.contains(rest) || !PasswordRules.hasSubstance(rest) { return true }
        let letters = rest.filter(\.isLetter)
        return words.contains(letters) && rest.count - letters.count <= PasswordRules.triedDigits
    }
}
