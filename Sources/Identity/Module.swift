public import Base
internal import Components

/// What Identity brings to the program: signing in, accounts, permissions, the log.
public enum IdentityModule {
    public static let menu = [
        MenuEntry(AccountTexts.accounts, "/accounts", icon: .people, in: .administration, needs: ManageAccounts.self),
        MenuEntry(AlarmTexts.alarms, "/alarms", icon: .help, in: .administration, needs: WatchAlarms.self),
        MenuEntry(AuditTexts.title, "/audit", icon: .search, in: .administration, needs: ReadAudit.self),
    ]

    public static let capabilities: [any Capability.Type] = [
        ManageAccounts.self, ReadAudit.self, Delegate.self, WatchAlarms.self,
    ]

    public static let personalData = IdentityPersonalData.all

    public static let notices: [String: Text] = [
        "account-created": AccountTexts.created, "account-saved": AccountTexts.saved,
        "role-asked": RoleRequestTexts.asked, "role-decided": RoleRequestTexts.decided,
        "alarm-acknowledged": AlarmTexts.acknowledged, "alarm-bounds": AlarmTexts.boundsSaved,
        "key-added": KeyTexts.added, "key-removed": KeyTexts.removed,
        "email-asked": MailTexts.changeSent, "email-changed": MailTexts.confirmed, "invited": MailTexts.invited,
        "password-set": OwnTexts.passwordSet, "signed-out": OwnTexts.signedOut,
    ]

    /// - Parameters:
    ///   - sendsMail: whether letters leave the program; without that nobody is offered one.
    ///   - party: for whom security keys answer; nil where browsers offer none.
    ///   - common: passwords that nobody may choose.
    public static func endpoints(
        blocking: BlockingPool, secure: Bool, singleSignOn: SingleSignOn? = nil, sendsMail: Bool,
        common: CommonPasswords, party: RelyingParty? = nil
    ) -> [Endpoint] {
        SignInPages(blocking: blocking, secure: secure, provider: singleSignOn?.name, sendsMail: sendsMail).endpoints
            + (singleSignOn.map { SignOnPages(site: $0, secure: secure).endpoints } ?? [])
            + SecondFactorPages(secure: secure, party: party).endpoints
            + (party.map { OwnKeyPages(blocking: blocking, party: $0).endpoints } ?? [])
            + LinkPages(blocking: blocking, common: common).endpoints + (sendsMail ? ForgottenPages.endpoints : [])
            + EmailPages(blocking: blocking).endpoints
            + OwnAccountPages(blocking: blocking, common: common).endpoints
            + OwnSessionPages(blocking: blocking).endpoints
            + ClientPages.endpoints + OwnTokenPages(blocking: blocking).endpoints
            + AccountImportPages(blocking: blocking).endpoints + AccountPages.endpoints + PermissionPages.endpoints
            + AuditPages.endpoints(blocking: blocking) + [TokenAddress.endpoint]
            + RoleRequestPages.endpoints + AlarmPages.endpoints + AlarmAPI.endpoints + AccountAPI.endpoints
            + AccountAPI.programs + OwnAPI.endpoints
    }
}
