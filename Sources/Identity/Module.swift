public import Base
internal import Components

/// What Identity brings to the program: signing in, accounts, permissions, the log.
public enum IdentityModule {
    public static let menu = [
        MenuEntry(AccountTexts.accounts, "/accounts", icon: .people, in: .administration, needs: ManageAccounts.self),
        MenuEntry(AuditTexts.title, "/audit", icon: .search, in: .administration, needs: ReadAudit.self),
    ]

    public static let capabilities: [any Capability.Type] = [ManageAccounts.self, ReadAudit.self, Delegate.self]

    public static let personalData = IdentityPersonalData.all

    public static let notices: [String: Text] = [
        "account-created": AccountTexts.created, "account-saved": AccountTexts.saved,
        "email-asked": MailTexts.changeSent, "email-changed": MailTexts.confirmed, "invited": MailTexts.invited,
        "password-set": OwnTexts.passwordSet, "signed-out": OwnTexts.signedOut,
    ]

    /// - Parameters:
    ///   - sendsMail: whether letters leave the program; without that nobody is offered one.
    ///   - common: passwords that nobody may choose.
    public static func endpoints(
        blocking: BlockingPool, secure: Bool, singleSignOn: SingleSignOn? = nil, sendsMail: Bool,
        common: CommonPasswords
    ) -> [Endpoint] {
        SignInPages(blocking: blocking, secure: secure, provider: singleSignOn?.name, sendsMail: sendsMail).endpoints
            + (singleSignOn.map { SignOnPages(site: $0, secure: secure).endpoints } ?? [])
            + SecondFactorPages(secure: secure).endpoints
            + LinkPages(blocking: blocking, common: common).endpoints + (sendsMail ? ForgottenPages.endpoints : [])
            + EmailPages(blocking: blocking).endpoints
            + OwnAccountPages(blocking: blocking, common: common).endpoints
            + OwnSessionPages(blocking: blocking).endpoints
            + ClientPages.endpoints + OwnTokenPages(blocking: blocking).endpoints
            + AccountPages.endpoints + PermissionPages.endpoints
            + AuditPages.endpoints(blocking: blocking) + [TokenAddress.endpoint]
            + AccountAPI.endpoints + AccountAPI.programs + OwnAPI.endpoints
    }
}
