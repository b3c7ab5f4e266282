internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The steps by which people are reminded, set by the administrator of the unit at the top.
enum StepPages {
    static let endpoints: [Endpoint] = [
        .page("/reminders", .needs(SetReminders.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/reminders", .needs(SetReminders.self), add, again: list),
        .action("/reminders/:step/end", .needs(SetReminders.self), end, again: list),
    ]

    /// A step is added in two steps: looked at with those it reaches, then carried out.
    ///
    /// Steps hold for the whole city, so they do not exist for administrators of units below.
    static func permit(_ visit: Visit, _ tx: Transaction) throws -> Permit<SetReminders> {
        let permit = try visit.permit(SetReminders.self, in: tx)
        guard try ReminderRows.superior(of: permit.scope, on: visit.today, in: tx) == nil else { throw NotFound() }
        return permit
    }

    /// A person sees first who will be reminded.
    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard visit.form.values["do"] == "add" else {
            let (_, source, step) = try asked(visit, tx)
            return .redirect(to: ForecastPlan.path(adding: step.days, step.audience, source: source))
        }
        _ = try added(visit, tx)
        return .redirect(to: "/reminders?done=reminders-saved")
    }

    static func added(_ visit: Visit, _ tx: Transaction) throws -> ReminderStep {
        let (permit, source, step) = try asked(visit, tx)
        try ReminderRows.insert(step, source: source, in: tx)
        try permit.record(
            "add reminder step", subject: "reminder step", id: step.id,
            changes: [
                FieldChange("days", from: nil, to: String(step.days)),
                FieldChange("audience", from: nil, to: step.audience.rawValue),
                FieldChange("source", from: nil, to: source),
            ], in: tx)
        return step
    }

    /// The step that a form speaks of, from tomorrow.
    private static func asked(
        _ visit: Visit, _ tx: Transaction
    ) throws -> (permit: Permit<SetReminders>, source: String, step: ReminderStep) {
        let permit = try permit(visit, tx)
        var form = FormReader(visit.form.values)
        let days = Int(form.text("days"))
        if days.map({ !(-60...60).contains($0) }) ?? true { form.fail("days", StepTexts.daysWrong) }
        let audience: ReminderStep.Audience? = ReminderStep.Audience(rawValue: form.text("audience"))
        if audience == nil { form.fail("audience", StepTexts.whomMissing) }
        let source = form.text("source", required: StepTexts.sourceMissing, limit: 200)
        let tomorrow = visit.today.adding(days: 1)
        let known = try ReminderRows.steps(in: tx).contains {
            $0.days == days && $0.audience == audience && $0.validTo.map { $0 > tomorrow } ?? true
        }
        if known { form.fail("days", StepTexts.exists) }
        try form.finish()
        guard let days, let audience else { throw NotFound() }
        let step = ReminderStep(
            id: ID<ReminderStep>(at: visit.now).text, validFrom: tomorrow, validTo: nil, days: days, audience: audience)
        return (permit, source, step)
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        let tomorrow = visit.today.adding(days: 1)
        guard let id = visit.request.parameters["step"], try ReminderRows.end(id, on: tomorrow, in: tx) else {
            throw NotFound()
        }
        try permit.record(
            "end reminder step", subject: "reminder step", id: id,
            changes: [FieldChange("valid to", from: nil, to: tomorrow.iso)], in: tx)
        return .redirect(to: "/reminders?done=reminders-saved")
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        _ = try permit(visit, tx)
        let steps = try ReminderRows.steps(in: tx)
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(DeliveryTexts.title, href: "/deliveries")]
        return .page(
            visit.frame(StepTexts.title, help: StepTexts.help, crumbs: crumbs).write { html in
                html.errorSummary(states.summary)
                table(steps, visit, &html)
                html.element("p") { $0.element("a", .href("/reminders/preview"), text: ForecastTexts.title) }
                html.section(StepTexts.add) { html in
                    html.form(to: "/reminders", csrf: visit.formMark) { html in
                        html.input(
                            Field(
                                "days", StepTexts.days, hint: StepTexts.daysHint, state: states["days"], required: true)
                        )
                        html.radios(
                            Field("audience", StepTexts.whom, state: states["audience"], required: true),
                            ReminderStep.Audience.allCases.map { Choice($0.rawValue, StepTexts.label($0)) })
                        html.input(Field("source", StepTexts.source, state: states["source"], required: true))
                        html.actions { $0.submit(ForecastTexts.see) }
                    }
                }
            })
    }

    private static func table(_ steps: [ReminderStep], _ visit: Visit, _ html: inout HTML) {
        html.table(
            StepTexts.title,
            [Column(StepTexts.when), Column(StepTexts.whom), Column(StepTexts.holds), Column(StepTexts.end)], steps,
            empty: StepTexts.none
        ) { step, row, html in
            row.head(&html) { $0.text(StepTexts.said(step.days)) }
            row.cell(&html) { $0.text(StepTexts.label(step.audience)) }
            let end = step.validTo.map { html.format.day($0.adding(days: -1)) } ?? ""
            row.cell(&html, text: "\(html.format.day(step.validFrom)) – \(end)")
            row.cell(&html) { html in
                guard step.validTo == nil else { return html.text("–") }
                html.linkButton(StepTexts.end, to: ForecastPlan.path(ending: step), style: .secondary)
            }
        }
    }
}

/// Set on which days people are reminded.
struct SetReminders: Capability {
    static let label = Text("Đặt mốc nhắc hạn của thành phố", "Set the city's reminder steps")
    static let roles: Set<Role> = [.administrator]
}
