internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about requests show.
enum RequestViews {
    static func list(
        _ lines: [RequestRows.Line], _ own: UnitID, _ clocks: RequestClocks, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(RequestTexts.title, help: RequestTexts.help).write { html in
            PrivacyViews.ways(visit, &html)
            html.table(
                RequestTexts.title,
                [
                    Column(RequestTexts.right), Column(RequestTexts.person), Column(RequestTexts.unit),
                    Column(RequestTexts.asked), Column(RequestTexts.answerBy), Column(RequestTexts.state),
                ], lines, empty: RequestTexts.none
            ) { line, row, html in
                let isOwn = line.request.unit == own
                row.head(&html) { html in
                    guard isOwn else { return html.text(line.request.right.label) }
                    html.element(
                        "a", .href("/privacy/requests/\(line.request.id)"), text: line.request.right.label)
                }
                row.cell(&html) { html in
                    if isOwn { html.text(line.request.person.name) } else { html.text(RequestTexts.hiddenName) }
                }
                row.cell(&html, text: line.unitName)
                row.cell(&html) { $0.text($0.format.moment(line.request.askedAt)) }
                cells(line.request, clocks[line.request], visit, &row, &html)
            }
        }
    }

    /// When the answer is due and how it stands: the last two cells of every list of requests.
    static func cells(
        _ request: DataRequest, _ clock: RequestClock?, _ visit: Visit, _ row: inout RowWriter, _ html: inout HTML
    ) {
        row.cell(&html) { html in html.text(clock.map { html.format.day($0.answerBy) } ?? "–") }
        row.cell(&html) { html in html.element("div") { badges(request, clock, visit.today, &$0) } }
    }

    /// Each mark on a line of its own, so that they stand under each other on a phone.
    static func badges(_ request: DataRequest, _ clock: RequestClock?, _ today: Day, _ html: inout HTML) {
        func mark(_ label: Text, _ tone: Tone) { html.element("div") { $0.badge(label, tone) } }
        if let outcome = request.outcome { mark(outcome.label, outcome == .refused ? .neutral : .good) }
        guard let clock else { return }
        if request.isOpen {
            let left = clock.daysLeft(on: today)
            mark(
                left < 0 ? RequestTexts.late(-left) : RequestTexts.left(left),
                left < 0 ? .bad : left <= 3 ? .warning : .info)
        } else if clock.isLate, let answered = request.answeredAt {
            mark(RequestTexts.late(answered.day.days(since: clock.answerBy)), .bad)
        }
        if clock.isAcknowledgementLate {
            mark(RequestTexts.notAcknowledged, .bad)
        } else if request.isOpen, request.acknowledgedAt == nil {
            mark(RequestTexts.waiting, .warning)
        }
    }

    static func show(
        _ request: DataRequest, _ clock: RequestClock?, _ survey: EraseData.Survey?, _ erased: [Erasure],
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(RequestTexts.title, href: "/privacy/requests")]
        return visit.frame(request.right.label, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.element("div") { badges(request, clock, visit.today, &$0) }
            summary(request, clock, visit, &html)
            if request.isOpen { forms(request, clock, survey, states, visit, &html) }
            if !erased.isEmpty { html.section(ErasureTexts.title) { ErasureViews.results(erased, &$0) } }
            history(request, &html)
        }
    }

    private static func summary(
        _ request: DataRequest, _ clock: RequestClock?, _ visit: Visit, _ html: inout HTML
    ) {
        var rows = [
            SummaryRow(RequestTexts.person, request.person.name), SummaryRow(RequestTexts.words, request.words),
            SummaryRow(RequestTexts.asked, html.format.moment(request.askedAt)),
        ]
        if let clock {
            rows.append(SummaryRow(RequestTexts.acknowledgeBy, html.format.day(clock.acknowledgeBy)))
            rows.append(SummaryRow(RequestTexts.answerBy, html.format.day(clock.answerBy)))
        }
        html.summaryList(rows)
        guard request.isOpen else { return }
        html.element("p") { html in
            html.element("a", .href("/privacy/requests/\(request.id)/data"), text: RequestTexts.dataOf)
        }
    }

    private static func forms(
        _ request: DataRequest, _ clock: RequestClock?, _ survey: EraseData.Survey?, _ states: FormStates,
        _ visit: Visit, _ html: inout HTML
    ) {
        let path = "/privacy/requests/\(request.id)"
        if request.acknowledgedAt == nil {
            html.section(RequestTexts.acknowledge) { html in
                html.form(to: path + "/acknowledgement", csrf: visit.formMark) { html in
                    html.checkbox("processor", RequestTexts.processor, checked: request.hasProcessor)
                    html.actions { $0.submit(RequestTexts.acknowledge) }
                }
            }
        }
        html.section(RequestTexts.answer) { html in
            html.form(to: path + "/answer", csrf: visit.formMark) { html in
                html.radios(
                    Field("outcome", RequestTexts.outcome, state: states["outcome"], required: true),
                    DataRequest.Outcome.allCases.map { Choice($0.rawValue, $0.label) })
                html.textarea(
                    Field("answer", RequestTexts.answerWords, state: states["answer"], required: true), rows: 5)
                if let survey { ErasureViews.choices(survey, visit, &html) }
                html.actions {
                    $0.submit(
                        RequestTexts.answer, style: request.acknowledgedAt == nil ? .secondary : .primary,
                        confirm: survey?.erasable.isEmpty == false ? ErasureTexts.confirm : nil)
                }
            }
        }
        guard clock?.mayExtend == true else { return }
        html.disclosure(RequestTexts.extend) { html in
            html.form(to: path + "/extension", csrf: visit.formMark) { html in
                html.textarea(
                    Field("reason", RequestTexts.extendWhy, state: states["reason"], required: true), rows: 2)
                html.actions { $0.submit(RequestTexts.extend, style: .secondary) }
            }
        }
    }

    static func history(_ request: DataRequest, _ html: inout HTML) {
        var events = [TimelineEvent(RequestTexts.askedWhat, who: "", at: request.askedAt)]
        if let at = request.acknowledgedAt {
            events.append(TimelineEvent(RequestTexts.acknowledgedWhat, who: "", at: at))
        }
        if let at = request.extendedAt {
            events.append(TimelineEvent(RequestTexts.extendedWhat, who: "", at: at, note: request.extensionReason))
        }
        if let at = request.answeredAt {
            events.append(TimelineEvent(RequestTexts.answeredWhat, who: "", at: at, note: request.answer))
        }
        html.section(RequestTexts.history) { $0.timeline(events) }
    }
}
