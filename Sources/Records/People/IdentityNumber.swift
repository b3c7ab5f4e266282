internal import Base

/// The personal identity number (số định danh cá nhân): twelve digits of which three name the province of the birth
/// registration, one the century and sex, two the year of birth.
struct IdentityNumber: Sendable, Equatable {
    let text: String

    enum Fault: Error, Equatable {
        /// Not twelve digits; so many characters were left when blanks were taken away.
        case length(Int)
        case notDigits
        /// A number as a spreadsheet shows it after it lost its last digits: 1.2E+11.
        case brokenBySpreadsheet
    }

    /// - Throws: why it cannot be one. Nothing is guessed: a lost nought in front is not put back.
    init(_ written: String) throws(Fault) {
        let text = written.tidy
        guard !text.uppercased().contains("E+") else { throw .brokenBySpreadsheet }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .notDigits }
        guard text.utf8.count == 12 else { throw .length(text.utf8.count) }
        self.text = text
    }

    /// What the number says of the person; nil for a century that is not given out.
    ///
    /// Digit 4: 0 and 1 are men and women born 1900–1999, 2 and 3 those born 2000–2099.
    var says: (sex: Sex, birthYear: Int)? {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits[3] <= 3 else { return nil }
        let century = digits[3] < 2 ? 1900 : 2000
        return (digits[3] % 2 == 0 ? .male : .female, century + digits[4] * 10 + digits[5])
    }

    /// What does not agree with the record: a warning, never an error, since either may be the one that is wrong.
    func doubts(sex: Sex, born: Day) -> [Text] {
        guard let says else { return [PeopleTexts.numberOddCentury] }
        var doubts: [Text] = []
        if says.sex != sex { doubts.append(PeopleTexts.numberOtherSex) }
        if says.birthYear != born.year { doubts.append(PeopleTexts.numberOtherYear(says.birthYear)) }
        return doubts
    }
}

extension IdentityNumber.Fault {
    var explanation: Text {
        switch self {
        case .length(let count): PeopleTexts.numberLength(count)
        case .notDigits: PeopleTexts.numberNotDigits
        case .brokenBySpreadsheet: PeopleTexts.numberBroken
        }
    }
}
