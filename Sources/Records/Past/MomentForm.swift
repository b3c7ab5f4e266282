internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// The part of a form that says since when its values hold.
enum MomentForm {
    enum Kind: String, CaseIterable, Sendable {
        case change
        case correction

        var label: Text { self == .change ? PupilTexts.changeFrom : PupilTexts.correction }
    }

    /// A form that says nothing corrects what holds now. The day of a correction is hidden in the form, since the form
    /// shows the values of that day.
    ///
    /// - Parameter allows: nil, or what is wrong with a day.
    static func read(_ reader: inout FormReader, today: Day, allows: (Day) -> Text?) -> Moment {
        let isChange = reader.values["kind"] == Kind.change.rawValue
        let field = isChange ? "from" : "on"
        let day = reader.day(field) ?? today
        if day > today {
            reader.fail(field, MemberTexts.dayToCome)
        } else if let problem = allows(day) {
            reader.fail(field, problem)
        }
        return isChange ? .change(from: day) : .correction(on: day)
    }

    /// The day whose values the form is to show: that of a correction of the past, else nil.
    static func day(_ visit: Visit) -> Day? {
        (visit.form.values["on"] ?? visit.request.query["on"]).flatMap { Day(written: $0) }
    }

    /// - Parameter day: of a correction of the past: nothing else can be done then.
    static func fields(_ day: Day?, today: Day, _ states: FormStates, _ html: inout HTML) {
        if let day {
            html.hidden("kind", Kind.correction.rawValue)
            html.hidden("on", day.iso)
            return
        }
        kinds(preset: .change, from: today, states, &html)
    }

    /// The choice between a change and a correction, with the day of the change.
    static func kinds(preset: Kind, from day: Day?, _ states: FormStates, _ html: inout HTML) {
        let kind = states.isSent ? states["kind"] : FieldState(preset.rawValue)
        let from = states.isSent ? states["from"] : FieldState(day.map { html.format.day($0) } ?? "")
        html.radios(
            Field("kind", PupilTexts.kindOfChange, state: kind, required: true),
            ([preset] + Kind.allCases.filter { $0 != preset }).map { Choice($0.rawValue, $0.label) })
        html.day(Field("from", PupilTexts.changeDay, state: from))
    }
}
