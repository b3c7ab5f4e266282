internal import Base

/// Names that were typed in TCVN3 or VNI and reach us as if they were Unicode: `NguyÔn V¨n §øc`, `Nguyeãn Vaên Ñöùc`.
/// They are refused with the reason, never translated by guess. A name of another language can look alike; it is then
/// added by the form, where the person who types sees it.
public enum OldEncoding {
    public static func suspects(_ name: String) -> Bool {
        name.split(separator: " ").contains { isOdd(Array(String($0).composed)) }
    }

    private static func isOdd(_ word: [Character]) -> Bool {
        for (place, letter) in word.enumerated() {
            if tcvn.contains(letter) { return true }
            guard place > 0 else {
                if letter == "Ñ" { return true }
                continue
            }
            let before = word[place - 1]
            // A capital with a mark after a small letter: the TCVN3 fonts draw it as a small one.
            if !letter.isASCII, letter.isUppercase, before.isLowercase { return true }
            if let marks = vni[Character(before.lowercased())], marks.contains(Character(letter.lowercased())) {
                return true
            }
        }
        return false
    }

    /// Whether a text that need be no name is written so: a sign of TCVN3 within a word before another letter, or a
    /// marked capital after a small letter (`§iÓm tr­êng`). `Windows®` and `5 µm` are not.
    static func isTCVN(_ text: String) -> Bool {
        let letters = Array(text.composed)
        return letters.indices.dropLast().contains { place in
            let (letter, next) = (letters[place], letters[place + 1])
            let before = place > 0 ? letters[place - 1] : " "
            let isSign = tcvn.contains(letter) && next.isLetter && (before.isLetter || before == " ")
            return isSign || (letter.isLowercase && !next.isASCII && next.isUppercase)
        }
    }

    /// Signs that stand for letters in TCVN3 and are letters of no name.
    private static let tcvn = Set("¨©ª«¬®µ¶·¸¹»¼½¾¡¢§£¤¥¦")
    /// A vowel and the letter by which VNI writes its mark, where Vietnamese never has the two together.
    private static let vni: [Character: Set<Character>] = [
        "a": Set("âêàáãùûõïèéúäåëü"), "e": Set("âàáãùûõïøäåü"), "o": Set("âäåùûõïøü"), "u": Set("ùûõïø"),
        "y": Set("ùûõïø"), "ô": Set("ùøûõï"), "ö": Set("ùøûõï"),
    ]
}
