internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// How a person wants to be told.
struct PreferencePages {
    let devices: DevicePages

    var endpoints: [Endpoint] {
        [
            .page("/messages/preferences", .member) { visit, tx in try show(visit, nil, tx) },
            .action("/messages/preferences", .member, PreferencePages.save, again: show),
        ] + devices.endpoints(again: show)
    }

    static func save(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id else { throw NotFound() }
        let old = try PreferenceRows.find(of: person, in: tx)
        var form = FormReader(visit.form.values)
        let isByHook = visit.form.values["hook"] == "yes"
        let number = form.text("number", limit: 30).filter { !" .-".contains($0) }
        let digits = number.hasPrefix("+") ? number.dropFirst() : number[...]
        let isNumber = (8...15).contains(digits.count) && digits.allSatisfy { ("0"..."9").contains($0) }
        if !isNumber, isByHook || !number.isEmpty { form.fail("number", PreferenceTexts.numberWrong) }
        let from = form.number("from", in: 0...23)
        let to = form.number("to", in: 0...23)
        let quiet = from.flatMap { from in to.flatMap { Preference.Quiet(from: from, to: $0) } }
        if quiet == nil, from != nil || to != nil { form.fail("from", PreferenceTexts.quietWrong) }
        try form.finish()
        let new = Preference(
            byMail: visit.form.values["mail"] == "yes", byHook: isByHook, number: number,
            isDaily: visit.form.values["daily"] == "yes", quiet: quiet)
        try PreferenceRows.set(new, of: person, in: tx)
        try visit.record("change preferences", changes: FieldChange.between(fields(old), fields(new)), in: tx)
        return .redirect(to: "/messages/preferences?done=preferences-saved")
    }

    private static func fields(_ preference: Preference) -> [String: String] {
        [
            "mail": String(preference.byMail), "hook": String(preference.byHook), "number": preference.number,
            "daily": String(preference.isDaily),
            "quiet": preference.quiet.map { "\($0.from)–\($0.to)" } ?? "",
        ]
    }

    private func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id else { throw NotFound() }
        let now = try PreferenceRows.find(of: person, in: tx)
        let isAboutDevice = visit.request.path == "/messages/devices"
        let states = FormStates(visit, isAboutDevice ? nil : refusal)
        let deviceStates = FormStates(visit, isAboutDevice ? refusal : nil)
        let lines = try DeviceRows.all(of: person, in: tx)
        let values = visit.form.values
        func isOn(_ name: String, _ stored: Bool) -> Bool { states.isSent ? values[name] == "yes" : stored }
        func state(_ name: String, _ stored: String) -> FieldState {
            states.isSent ? states[name] : FieldState(stored)
        }
        let crumbs = [Frame.Crumb(InboxTexts.title, href: "/messages")]
        let frame = visit.frame(PreferenceTexts.title, help: PreferenceTexts.help, width: .reading, crumbs: crumbs)
        return .page(
            frame.write { html in
                html.errorSummary(states.summary + deviceStates.summary)
                html.form(to: "/messages/preferences", csrf: visit.formMark) { html in
                    html.checkbox("mail", PreferenceTexts.byMail, checked: isOn("mail", now.byMail))
                    html.checkbox("daily", PreferenceTexts.daily, checked: isOn("daily", now.isDaily))
                    html.checkbox("hook", PreferenceTexts.byHook, checked: isOn("hook", now.byHook))
                    html.input(Field("number", PreferenceTexts.number, state: state("number", now.number)), .phone)
                    let from = state("from", now.quiet.map { String($0.from) } ?? "")
                    let to = state("to", now.quiet.map { String($0.to) } ?? "")
                    html.input(
                        Field("from", PreferenceTexts.quietFrom, hint: PreferenceTexts.quietHint, state: from),
                        .number, width: 4)
                    html.input(Field("to", PreferenceTexts.quietTo, state: to), .number, width: 4)
                    html.actions { $0.submit(PreferenceTexts.save) }
                }
                devices.write(lines, deviceStates, visit, &html)
            })
    }
}
