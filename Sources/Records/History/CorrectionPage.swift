internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// A page that corrects or removes something that was written wrongly, either with the reason.
struct CorrectionPage {
    let title: Text
    let removal: Text
    /// What removing means; said before the button.
    let warning: Text
    let crumbs: [Frame.Crumb]
    let path: String
    let version: Int
    /// A field of the form that corrects and not of the one that removes.
    let lead: String

    /// What stands in the fields of a form: what was typed when it was this form that was refused, else what is stored.
    struct Filled {
        let states: FormStates
        let isOwn: Bool

        func callAsFunction(_ name: String, _ stored: String?) -> FieldState {
            states.isSent && isOwn ? states[name] : FieldState(stored ?? "")
        }

        func isOn(_ name: String, _ stored: Bool) -> Bool { self(name, stored ? "yes" : "").value == "yes" }
    }

    /// - Parameter after: what follows the forms.
    func write(
        _ refusal: (any Refusal)?, _ visit: Visit, fields: (Filled, inout HTML) -> Void,
        after: (inout HTML) -> Void = { _ in }
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let isOwn = visit.form.values[lead] != nil
        let version = [("version", visit.form.values["version"] ?? String(version))]
        return visit.frame(title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.form(to: path, csrf: visit.formMark, fields: version) { html in
                fields(Filled(states: states, isOwn: isOwn), &html)
                let why = isOwn ? states["why"] : FieldState()
                let id = states.isSent && !isOwn ? "correct-why" : "why"
                html.input(Field("why", RewardTexts.reason, state: why, required: true, id: id))
                html.actions { $0.submit(RecordsTexts.save) }
            }
            html.disclosure(removal, isOpen: states.isSent && !isOwn) { html in
                html.element("p", .class("hint"), text: warning)
                html.form(to: path + "/remove", csrf: visit.formMark, fields: version) { html in
                    let why = isOwn ? FieldState() : states["why"]
                    // The summary of errors leads to the field by its name.
                    let id = states.isSent && !isOwn ? "why" : "remove-why"
                    html.input(Field("why", RemovalTexts.reason, state: why, required: true, id: id))
                    html.actions { $0.submit(removal, style: .danger) }
                }
            }
            after(&html)
        }
    }
}

/// Sentences about removing what was written wrongly.
enum RemovalTexts {
    static let reason = Text("Lý do xóa", "Why it is removed")
    static let logged = Text(
        "Mục này không còn trong hồ sơ; nhật ký giữ lại đã ghi gì, ai xóa và vì sao.",
        "It will no longer be in the record; the log keeps what was written, who removed it and why.")
}
