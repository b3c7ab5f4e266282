internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// The ways between the pages of Privacy, as far as the role may walk them.
enum PrivacyViews {
    static func ways(_ visit: Visit, _ html: inout HTML) {
        var ways = [(PrivacyTexts.title, "/privacy")]
        if visit.may(AnswerRequests.self) { ways.append((RequestTexts.title, "/privacy/requests")) }
        if visit.may(KeepConsents.self) { ways.append((PrivacyTexts.consents, "/privacy/consents")) }
        if visit.may(ReportBreaches.self) { ways.append((PrivacyTexts.breaches, "/privacy/breaches")) }
        ways.append((PrivacyTexts.register, "/privacy/register"))
        if visit.may(KeepWorkingDays.self) { ways.append((PrivacyTexts.days, "/privacy/days")) }
        let others = ways.filter { $0.1 != visit.request.path }
        html.element("nav", .class("actions"), .label(PrivacyTexts.title)) { html in
            for way in others { html.linkButton(way.0, to: way.1, style: .quiet) }
        }
    }
}
