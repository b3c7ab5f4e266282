public import Base

/// A person who can sign in.
public struct Account: Sendable, Equatable {
    public let id: AccountID
    /// What the person types to sign in: an e-mail address or a name given by the unit, in lower case.
    public let login: String
    public let name: String
    public let language: Language
    /// Whether an authenticator makes codes for signing in.
    let hasTimeCodes: Bool
    /// Whether there are security keys.
    let hasKeys: Bool
    /// Whether signing in asks for something besides the password.
    public var hasSecondFactor: Bool { hasTimeCodes || hasKeys }
    /// Whether the password, which is too easily guessed, has to be changed before anything else.
    let isAskedForPassword: Bool

    public init(id: AccountID, login: String, name: String, language: Language) {
        self.init(
            id: id, login: login, name: name, language: language, hasTimeCodes: false, hasKeys: false,
            isAskedForPassword: false)
    }

    init(
        id: AccountID, login: String, name: String, language: Language, hasTimeCodes: Bool, hasKeys: Bool,
        isAskedForPassword: Bool
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.language = language
        self.hasTimeCodes = hasTimeCodes
        self.hasKeys = hasKeys
        self.isAskedForPassword = isAskedForPassword
    }
}

/// A role that an account holds at a unit, from a day to the day before another.
public struct Grant: Sendable, Equatable {
    public let id: GrantID
    public let unit: UnitID
    public let role: Role
    public let validFrom: Day
    public let validTo: Day?
    /// Who lent the role, when it is lent for a period and not held by post.
    public let delegatedBy: AccountID?

    public init(
        id: GrantID, unit: UnitID, role: Role, validFrom: Day, validTo: Day?, delegatedBy: AccountID? = nil
    ) {
        self.id = id
        self.unit = unit
        self.role = role
        self.validFrom = validFrom
        self.validTo = validTo
        self.delegatedBy = delegatedBy
    }

    public func holds(on day: Day) -> Bool { validFrom <= day && (validTo.map { day < $0 } ?? true) }
}
