internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// What a password must be: length is what counts (NIST SP 800-63B; TCVN 14423 as summarised in the reference: 14
/// characters without a second factor). Any character counts as one; nothing is cut off.
enum PasswordRules {
    static let shortest = 14
    static let longest = 128

    /// - Returns: the password of the form, typed twice alike.
    static func chosen(_ values: FormValues, by owner: PasswordOwner, common: CommonPasswords) throws -> String {
        var form = FormReader(values)
        let password = values["password"] ?? ""
        if let weakness = weakness(of: password, owner, common) { form.fail("password", weakness) }
        if form.errors.isEmpty, password != values["again"] ?? "" { form.fail("again", OwnTexts.passwordsDiffer) }
        try form.finish()
        return password
    }

    /// Why a password is not taken; nil when it is.
    static func weakness(of password: String, _ owner: PasswordOwner, _ common: CommonPasswords) -> Text? {
        if password.count < shortest { return OwnTexts.passwordShort(shortest) }
        if password.count > longest { return OwnTexts.passwordLong(longest) }
        if Set(password.folded).count < 5 { return OwnTexts.passwordWeak }
        let plain = PasswordRules.plain(password)
        // Of signs and pictures there is no list.
        guard plain.count * 2 >= password.count else { return nil }
        let rest = owner.words.reduce(plain) { $0.replacing($1, with: "") }
        if rest != plain, !hasSubstance(rest) { return OwnTexts.passwordOwn }
        return common.makeUp(rest) ? OwnTexts.passwordCommon : nil
    }

    /// As a guesser sees it: small letters without marks, and digits.
    static func plain(_ text: String) -> String { text.folded.filter { $0.isLetter || $0.isNumber } }

    /// Digits at the end of a word, a date at most, are the first thing that is tried.
    static let triedDigits = 8

    /// Whether more is left to be guessed than some digits and a few letters.
    static func hasSubstance(_ plain: String) -> Bool {
        plain.count > triedDigits || plain.count { $0.isLetter } >= 4
    }

    static func fields(_ states: FormStates, _ html: inout HTML) {
        let password = FieldState("", error: states["password"].error)
        html.input(Field("password", OwnTexts.newPassword, state: password, required: true), .newPassword)
        let again = FieldState("", error: states["again"].error)
        html.input(Field("again", OwnTexts.again, state: again, required: true), .newPassword)
    }
}

/// Words that are tried first with a person's password, because everybody around knows them.
struct PasswordOwner: Sendable {
    /// Plain, the longest first.
    let words: [String]

    /// - Parameters:
    ///   - units: the names of the units for which the person acts.
    init(login: String, name: String, units: [String]) {
        let whole = ([login, String(login.prefix { $0 != "@" }), name] + units).map(PasswordRules.plain)
        let parts = ([name, login] + units).flatMap { $0.split { !$0.isLetter } }.map {
            PasswordRules.plain(String($0))
        }
        let product = ["khue"]
        words = Set(whole.filter { $0.count > 3 } + parts.filter { $0.count > 2 } + product)
            .sorted { ($1.count, $0) < ($0.count, $1) }
    }

    init(_ account: Account, _ visit: Visit, in tx: Transaction) throws {
        let units = try AccountRows.grants(of: account.id, on: visit.today, in: tx).compactMap { grant in
            try visit.chrome.tree.name(of: grant.unit, in: tx)
        }
        self.init(login: account.login, name: account.name, units: units)
    }
}
