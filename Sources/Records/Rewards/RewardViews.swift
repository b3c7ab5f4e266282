internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of rewards and discipline.
enum RewardViews {
    /// The section of the pupil's page.
    static func section(_ lines: [RewardRows.Line], of pupil: PupilID, mayKeep: Bool, _ html: inout HTML) {
        html.section(RewardTexts.title) { html in
            var columns = [
                Column(RewardTexts.content), Column(RewardTexts.kind), Column(RewardTexts.day),
                Column(RewardTexts.decision), Column(RewardTexts.state), Column(RewardTexts.enteredBy),
            ]
            if mayKeep { columns.append(Column(ClassTexts.edit)) }
            html.table(RewardTexts.title, columns, lines, empty: RewardTexts.none) { line, row, html in
                write(line, &row, &html)
                guard mayKeep else { return }
                row.cell(&html) { html in
                    html.element("a", .href("/pupils/\(pupil)/rewards/\(line.reward.id)")) { html in
                        html.text(ClassTexts.edit)
                        html.unseen(Text(verbatim: " " + line.reward.content))
                    }
                }
            }
            if mayKeep {
                html.actions { html in
                    html.linkButton(RewardTexts.add, to: "/pupils/\(pupil)/rewards/new", style: .secondary)
                }
            } else {
                html.element("p", .class("hint"), text: RewardTexts.onlySchool)
            }
        }
    }

    private static func write(_ line: RewardRows.Line, _ row: inout RowWriter, _ html: inout HTML) {
        let reward = line.reward
        row.head(&html) { $0.text(reward.content) }
        row.cell(&html) { $0.text(reward.kind.label) }
        row.cell(&html, text: html.format.day(reward.givenOn))
        row.cell(&html, text: reward.decision.isEmpty ? "–" : reward.decision)
        row.cell(&html) { $0.text(reward.endedOn.map(RewardTexts.overSince) ?? RewardTexts.nowInForce) }
        row.cell(&html, text: "\(line.by), \(html.format.moment(line.at))")
    }

    static func form(
        _ pupil: Pupil, _ old: Reward?, _ past: [RewardRows.Past], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: "/pupils/\(pupil.id)")]
        let path = "/pupils/\(pupil.id)/rewards" + (old.map { "/\($0.id)" } ?? "")
        let version = [("version", visit.form.values["version"] ?? String(old?.version ?? 1))]
        let title = old == nil ? RewardTexts.add : RewardTexts.correct
        return visit.frame(title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.form(to: path, csrf: visit.formMark, fields: version) { html in
                fields(old, isOwn: visit.form.values["content"] != nil, states, &html)
                if old != nil {
                    html.input(Field("why", RewardTexts.reason, state: states["why"], required: true))
                }
                html.actions { $0.submit(RecordsTexts.save) }
            }
            guard let old else { return }
            if old.endedOn == nil {
                html.disclosure(RewardTexts.end) { html in
                    html.form(to: path + "/end", csrf: visit.formMark, fields: version) { html in
                        html.day(Field("ended", RewardTexts.endDay, state: states["ended"], required: true))
                        html.actions { $0.submit(RewardTexts.end, style: .danger) }
                    }
                }
            }
            earlier(past, &html)
        }
    }

    /// - Parameter isOwn: whether it was this form that was sent, and not the one that ends the measure.
    private static func fields(_ old: Reward?, isOwn: Bool, _ states: FormStates, _ html: inout HTML) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent && isOwn ? states[name] : FieldState(stored ?? "")
        }
        let day = old.map { html.format.day($0.givenOn) }
        html.radios(
            Field("reward", RewardTexts.kind, state: state("reward", old?.kind.rawValue), required: true),
            Reward.Kind.allCases.map { Choice($0.rawValue, $0.label) })
        html.day(Field("given", RewardTexts.day, state: state("given", day), required: true))
        html.textarea(Field("content", RewardTexts.content, state: state("content", old?.content), required: true))
        html.input(Field("decision", RewardTexts.decision, state: state("decision", old?.decision)), width: 20)
        html.input(Field("note", RewardTexts.note, state: state("note", old?.note)))
    }

    private static func earlier(_ past: [RewardRows.Past], _ html: inout HTML) {
        guard !past.isEmpty else { return }
        html.section(RewardTexts.past) { html in
            html.timeline(
                past.map { TimelineEvent(Text(verbatim: $0.content), who: $0.by, at: $0.at, note: $0.reason) })
        }
    }
}
