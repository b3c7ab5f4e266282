internal import Base
internal import Components
internal import Database
internal import HTML
internal import Outbox
internal import Web

/// Changing one's e-mail address: the password once more, a letter to the new address, and a button behind its link.
/// The link alone changes nothing, since mail programs open links to look at them.
struct EmailPages: Sendable {
    let desk: PasswordDesk

    var endpoints: [Endpoint] {
        [
            .long("/account/email", .member, ask, again: OwnAccountPages.show),
            .page("/email/:token", .anyone) { visit, tx in try EmailPages.show(visit, tx) },
            .action("/email/:token", .anyone, EmailPages.confirm),
        ]
    }

    private func ask(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let email = form.text("email", required: AccountTexts.emailWrong, limit: 200)
        let isPlain = email.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        if !email.isEmpty, !isPlain || !EmailAddress.isWellFormed(email) { form.fail("email", AccountTexts.emailWrong) }
        try form.finish()
        try await OwnAccountPages.checkPassword(visit, person, field: "password", desk, database)
        try await database.write { tx in
            guard try AccountListRows.email(of: person.account.id, in: tx) != email else {
                throw FormRefusal("email", MailTexts.sameEmail)
            }
            let token = try EmailRows.make(email, for: person.account.id, at: visit.now, in: tx)
            let told = Announcement(
                .account, MailTexts.confirmTitle, MailTexts.confirmBody(person.account.login), path: "/email/\(token)",
                isSecret: true, expires: visit.now.adding(seconds: EmailRows.lifetime))
            try Outbox.announce(
                told, toAddress: email, language: person.account.language, unit: person.acting.unit, at: visit.now,
                in: tx)
            try visit.record("ask for another e-mail", in: tx)
        }
        return .redirect(to: "/account?done=email-asked")
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let token = visit.link(.email), let change = try EmailRows.find(token, at: visit.now, in: tx) else {
            let frame = visit.frame(OwnTexts.linkGone, width: .narrow)
            return .page(frame.write { $0.element("p", text: OwnTexts.linkGoneHelp) }, status: 404)
        }
        return .page(
            visit.frame(MailTexts.confirmMail, width: .narrow).write { html in
                html.summaryList([
                    SummaryRow(AccountTexts.login, change.account.login), SummaryRow(MailTexts.email, change.new),
                ])
                html.postButton(MailTexts.confirm, action: "/email/\(token)", csrf: visit.formMark)
            })
    }

    private static func confirm(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let token = visit.link(.email), let change = try EmailRows.find(token, at: visit.now, in: tx),
            try EmailRows.use(token, change, at: visit.now, in: tx)
        else { throw NotFound() }
        let account = change.account
        try Audit.write(
            Audit.Entry(
                account: account.id, address: visit.request.remoteAddress, action: "change e-mail",
                subject: "account", id: account.id.text,
                changes: FieldChange.json([FieldChange("email", from: change.old, to: change.new)])),
            at: visit.now, in: tx)
        if let old = change.old {
            let unit = try AccountRows.grants(of: account.id, on: visit.today, in: tx).first?.unit
            try Outbox.announce(
                Announcement(.account, MailTexts.changedTitle, MailTexts.changedBody(account.login)), toAddress: old,
                language: account.language, unit: unit, at: visit.now, in: tx)
        }
        return .redirect(to: visit.person == nil ? "/sign-in?done=email-changed" : "/account?done=email-changed")
    }
}
