public import Base
internal import Components
public import Database

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

    /// What is sealed before it is stored.
    public static let sealed = [SecretSetting.sealed, SecondFactorRows.sealed]

    /// Brings what was written by programs of before into the form of today. At the start, before anybody asks.
    public static func settle(_ database: Database) async throws {
        try await database.write { tx in _ = try SecondFactorRows.saltRecovery(in: tx) }
    }

    public static let notices: [String: Text] = [
        "account-created": AccountTexts.created, "account-saved": AccountTexts.saved,
        "role-asked": RoleRequestTexts.asked, "role-decided": RoleRequestTexts.decided,
        "alarm-acknowledged": AlarmTexts.acknowledged, "alarm-bounds": AlarmTexts.boundsSaved,
        "key-added": KeyTexts.added, "key-removed": KeyTexts.removed,
        "email-asked": MailTexts.changeSent, "email-changed": MailTexts.confirmed, "invited": MailTexts.invited,
        "password-set": OwnTexts.passwordSet, "signed-out": OwnTexts.signedOut,
    ]

    /// - Parameters:
    ///   - desk: where passwords are tried.
    ///   - sendsMail: whether letters leave the program; without that nobody is offered one.
    ///   - party: for whom security keys answer; nil where browsers offer none.
    ///   - common: passwords that nobody may choose.
    public static func endpoints(
        blocking: BlockingPool, desk: PasswordDesk, secure: Bool, singleSignOn: SingleSignOn? = nil,
        sendsMail: Bool, common: CommonPasswords, party: RelyingParty? = nil
    ) -> [Endpoint] {
        SignInPages(
            desk: desk, secure: secure, provider: singleSignOn?.name, sendsMail: sendsMail, common: common
        ).endpoints
            + (singleSignOn.map { SignOnPages(site: $0, secure: secure).endpoints } ?? [])
            + SecondFactorPages(secure: secure, party: party).endpoints
            + (party.map { OwnKeyPages(desk: desk, party: $0).endpoints } ?? [])
            + LinkPages(desk: desk, common: common).endpoints + (sendsMail ? ForgottenPages.endpoints : [])
            + EmailPages(desk: desk).endpoints
            + OwnAccountPages(desk: desk, common: common).endpoints
            + OwnSessionPages(desk: desk).endpoints
            + ClientPages.endpoints + OwnTokenPages(desk: desk).endpoints
            + AccountPages.endpoints + PermissionPages.endpoints
            + AuditPages.endpoints(blocking: blocking) + [TokenAddress.endpoint]
            + RoleRequestPages.endpoints + AlarmPages.endpoints + AlarmAPI.endpoints + AccountAPI.endpoints
            + AccountAPI.programs + OwnAPI.endpoints
    }
}
