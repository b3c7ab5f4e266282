internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The form of one pupil: typed columns first, then the fields of the dictionary that nobody has to be kept from.
struct PupilForm {
    let classes: [SchoolClass]
    let boarding: CodeList
    let more: MoreForm
    let alike: [Pupil]
    /// Another school has a pupil of this name and birth date.
    var isElsewhere = false
    /// Of a correction of the past; the form shows the values of that day.
    var day: Day?

    /// What was typed; nil when it cannot be a pupil, and the reader knows why.
    ///
    /// - Parameter shown: what stood there; fields of the dictionary that the form does not have stay.
    static func read(
        _ reader: inout FormReader, _ visit: Visit, _ id: PupilID, into shown: MoreFields = MoreFields(),
        in tx: Transaction
    ) throws -> Pupil? {
        let name = PersonName.written(reader.text("name", limit: 100))
        if let problem = PersonName.problem(name) { reader.fail("name", problem) }
        let born = reader.day("born", required: PeopleTexts.bornMissing)
        if let born, let problem = PupilRules.problem(born: born, today: visit.today) { reader.fail("born", problem) }
        let sex: Sex? = reader.choice("sex", required: PeopleTexts.sexMissing)
        let code = reader.text("code", limit: 20)
        let boarding = reader.text("boarding", limit: 2)
        let more = try MoreForm(.pupil, on: visit.today, in: tx).read(&reader, into: shown)
        guard let born, let sex else { return nil }
        return Pupil(
            id: id, code: code.isEmpty ? nil : code, name: name, bornOn: born, sex: sex,
            boarding: boarding.isEmpty ? nil : boarding, twoSessions: reader.values["sessions"] == "yes",
            more: more)
    }

    func page(_ pupil: Pupil?, _ unit: UnitID, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
        let path = pupil.map { "/pupils/\($0.id)/change" } ?? "/units/\(unit)/pupils"
        let title = pupil == nil ? PupilTexts.add : PupilTexts.change
        return visit.frame(title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            PastViews.banner(day, &html)
            let version = visit.form.values["version"] ?? String(pupil?.version ?? 1)
            html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                others(&html)
                person(pupil, states, &html)
                if pupil == nil {
                    beginning(states, visit, &html)
                } else if day != nil {
                    MomentForm.fields(day, today: visit.today, states, &html)
                } else {
                    MomentForm.kinds(preset: .correction, from: nil, states, &html)
                }
                more.part(pupil?.more, states, &html)
                html.actions { $0.submit(RecordsTexts.save) }
            }
        }
    }

    private func others(_ html: inout HTML) {
        guard !alike.isEmpty || isElsewhere else { return }
        html.banner(.warning) { html in
            if isElsewhere { html.element("p", text: PupilTexts.alikeElsewhere) }
            html.element("ul") { html in
                for other in alike {
                    html.element("li") { html in
                        html.element("a", .href("/pupils/\(other.id)"), text: other.name)
                        html.text(" · \(html.format.day(other.bornOn))")
                    }
                }
            }
            html.checkbox("another", PupilTexts.someoneElse, checked: false)
        }
    }

    private func state(_ name: String, _ stored: String?, _ states: FormStates) -> FieldState {
        states.isSent ? states[name] : FieldState(stored ?? "")
    }

    private func person(_ pupil: Pupil?, _ states: FormStates, _ html: inout HTML) {
        let format = html.format
        html.input(Field("name", PupilTexts.name, state: state("name", pupil?.name, states), required: true))
        html.day(
            Field(
                "born", PupilTexts.born, state: state("born", pupil.map { format.day($0.bornOn) }, states),
                required: true))
        html.radios(
            Field("sex", PupilTexts.sex, state: state("sex", pupil?.sex.rawValue, states), required: true),
            Sex.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(
            Field("code", PupilTexts.code, hint: PupilTexts.codeHint, state: state("code", pupil?.code, states)),
            width: 14)
        html.select(
            Field("boarding", PupilTexts.boarding, state: state("boarding", pupil?.boarding, states)),
            boarding.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        let sessions = states.isSent ? states["sessions"].value == "yes" : pupil?.twoSessions ?? false
        html.checkbox("sessions", PupilTexts.twoSessions, checked: sessions)
    }

    private func beginning(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.select(
            Field("class", PupilTexts.toClass, state: states["class"], required: true),
            classes.map { Choice($0.id.text, Text(verbatim: $0.name)) })
        html.select(
            Field("entry", PupilTexts.cameFrom, state: state("entry", Entry.new.rawValue, states), required: true),
            [Entry.new, .fromOutside].map { Choice($0.rawValue, $0.label) }, offersNothing: false)
        html.day(
            Field(
                "day", PupilTexts.isNew, state: state("day", html.format.day(visit.today), states), required: true))
    }
}
