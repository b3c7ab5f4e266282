internal import Base
internal import Components
internal import HTML
internal import Web

/// What a person sees of their own account.
enum OwnAccountViews {
    struct Own {
        let person: Person
        let sessions: [SessionLine]
        let lent: [(grant: Grant, name: String)]
        let seen: [(line: AuditLine, name: String)]
        let email: String?
        let recovery: Int
        let offersKeys: Bool
        let refusal: (any Refusal)?
    }

    static func show(_ own: Own, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, own.refusal)
        return visit.frame(OwnTexts.account, width: .reading).write { html in
            html.errorSummary(states.summary)
            if own.person.account.isAskedForPassword { html.banner(.warning, OwnTexts.passwordAsked) }
            html.summaryList([
                SummaryRow(AccountTexts.name, own.person.account.name),
                SummaryRow(AccountTexts.login, own.person.account.login),
                SummaryRow(MailTexts.email, own.email ?? "–"),
            ])
            changeEmail(states, visit, &html)
            factor(own, &html)
            html.section(OwnTexts.changePassword) { html in
                html.element("p", .class("hint"), text: OwnTexts.passwordHint)
                html.form(to: "/account/password", csrf: visit.formMark) { html in
                    let old = FieldState("", error: states["old"].error)
                    html.input(Field("old", OwnTexts.oldPassword, state: old, required: true), .password)
                    PasswordRules.fields(states, &html)
                    html.actions { $0.submit(OwnTexts.changePassword, style: .secondary) }
                }
            }
            if visit.chrome.singleSignOn != nil {
                html.element("p") { $0.element("a", .href("/account/sso"), text: SignOnTexts.title) }
            }
            if visit.may(Delegate.self), own.person.acting.delegatedBy == nil { lend(own, states, visit, &html) }
            html.element("p") { $0.element("a", .href("/account/tokens"), text: OwnTokenTexts.title) }
            OwnSessionPages.write(own.sessions, states, visit, &html)
            seen(own, &html)
        }
    }

    private static func changeEmail(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.disclosure(MailTexts.changeEmail) { html in
            html.element("p", .class("hint"), text: MailTexts.changeHelp)
            html.form(to: "/account/email", csrf: visit.formMark) { html in
                html.input(Field("email", MailTexts.email, state: states["email"], required: true), .email)
                let password = FieldState("", error: states["password"].error)
                html.input(
                    Field("password", OwnTexts.oldPassword, state: password, required: true, id: "email-password"),
                    .password)
                html.actions { $0.submit(MailTexts.changeEmail, style: .secondary) }
            }
        }
    }

    private static func factor(_ own: Own, _ html: inout HTML) {
        html.section(OwnTexts.secondFactor) { html in
            if own.person.account.hasSecondFactor {
                html.element("p") { html in
                    html.badge(AccountTexts.on, .good)
                    html.text(" ")
                    html.text(OwnTexts.recoveryLeft(own.recovery))
                }
            } else {
                html.element("p", text: OwnTexts.secondFactorHelp)
            }
            let label = own.person.account.hasTimeCodes ? OwnTexts.turnOff : OwnTexts.turnOn
            html.element("p") { $0.element("a", .href("/account/second-factor"), text: label) }
            if own.offersKeys { html.element("p") { $0.element("a", .href("/account/keys"), text: KeyTexts.title) } }
        }
    }

    private static func lend(_ own: Own, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.section(OwnTexts.lend) { html in
            html.element("p", text: OwnTexts.lendHelp)
            for (grant, name) in own.lent {
                html.panel { html in
                    html.element("p") { html in
                        html.element("strong", text: name)
                        html.text(" – ")
                        html.text(grant.role.label)
                    }
                    html.element("p", .class("hint"), text: AccountViews.period(grant, html.format))
                    html.postButton(
                        OwnTexts.takeBack, action: "/account/delegations/\(grant.id)/end", csrf: visit.formMark,
                        style: .secondary)
                }
            }
            html.form(to: "/account/delegations", csrf: visit.formMark) { html in
                html.input(Field("login", OwnTexts.lendTo, state: states["login"], required: true))
                html.day(Field("to", AccountTexts.to, state: states["to"], required: true))
                html.actions { $0.submit(OwnTexts.lend, style: .secondary) }
            }
        }
    }

    private static func seen(_ own: Own, _ html: inout HTML) {
        html.section(OwnTexts.readers) { html in
            AuditViews.table(own.seen, [:], empty: OwnTexts.noReaders, &html)
        }
    }
}
