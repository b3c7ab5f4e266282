internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the pages of private data and health show.
enum PrivateViews {
    struct Shown {
        /// As it is, or as it was on the day that is corrected.
        let record: PrivateRecord
        let courses: Courses<OriginField>
        let day: Day?
        let lists: [CodeListName: CodeList]
        let identity: MoreForm
        let origin: MoreForm
        let guardians: [Guardian]
        let readings: [Readings.Reading]
    }

    static func show(_ pupil: Pupil, _ shown: Shown, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/pupils/\(pupil.id)"
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: path)]
        return visit.frame(PrivateTexts.title, help: PrivateTexts.help, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            PastViews.banner(shown.day, &html)
            if shown.day == nil { doubts(pupil, shown.record, &html) }
            if visit.may(KeepPupils.self) {
                let version = visit.form.values["version"] ?? String(pupil.version)
                html.form(to: path + "/private", csrf: visit.formMark, fields: [("version", version)]) { html in
                    if shown.day == nil {
                        identity(shown.record, states, &html)
                        shown.identity.part(shown.record.identityMore, titled: PrivateTexts.identityMore, states, &html)
                    }
                    origin(shown.record, shown.lists, states, &html)
                    shown.origin.part(shown.record.originMore, titled: PrivateTexts.originMore, states, &html)
                    if shown.day == nil {
                        html.element("p", .class("hint"), text: PrivateTexts.originOnly)
                        MomentForm.kinds(preset: .correction, from: nil, states, &html)
                    } else {
                        MomentForm.fields(shown.day, today: visit.today, states, &html)
                    }
                    html.actions { $0.submit(RecordsTexts.save) }
                }
            }
            if refusal == nil {
                let mendAt = visit.may(KeepPupils.self) ? path + "/private" : nil
                PastViews.section(shown.courses, mendAt: mendAt, more: shown.origin, &html) { field, value in
                    Text(verbatim: field.list.flatMap { shown.lists[$0]?.name(value) } ?? value)
                }
                GuardianViews.section(pupil, shown.guardians, visit, &html)
                PrivateViews.readings(shown.readings, &html)
            }
        }
    }

    private static func doubts(_ pupil: Pupil, _ record: PrivateRecord, _ html: inout HTML) {
        guard let number = record.number, let identity = try? IdentityNumber(number) else { return }
        let doubts = identity.doubts(sex: pupil.sex, born: pupil.bornOn)
        guard !doubts.isEmpty else { return }
        html.banner(.warning) { html in
            for doubt in doubts { html.element("p", text: doubt) }
        }
    }

    private static func identity(_ record: PrivateRecord, _ states: FormStates, _ html: inout HTML) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        html.input(
            Field("number", PrivateTexts.number, state: state("number", record.number)), .number, width: 14)
        html.input(Field("birthplace", PrivateTexts.birthplace, state: state("birthplace", record.birthplace)))
        html.input(Field("address", PrivateTexts.address, state: state("address", record.address)))
        html.input(Field("phone", PrivateTexts.phone, state: state("phone", record.phone)), .phone, width: 14)
    }

    private static func origin(
        _ record: PrivateRecord, _ lists: [CodeListName: CodeList], _ states: FormStates, _ html: inout HTML
    ) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        func select(_ name: String, _ label: Text, _ list: CodeListName, _ stored: String?, _ html: inout HTML) {
            html.select(
                Field(name, label, state: state(name, stored)),
                (lists[list]?.codes ?? []).map { Choice($0.code, Text(verbatim: $0.name)) })
        }
        select("ethnicity", PrivateTexts.ethnicity, .ethnicity, record.ethnicity, &html)
        select("religion", PrivateTexts.religion, .religion, record.religion, &html)
        select("disability", PrivateTexts.disability, .disability, record.disability, &html)
        select("policy", PrivateTexts.policy, .policy, record.policy, &html)
    }

    /// - Parameter name: whose, where a page has several.
    static func readings(_ readings: [Readings.Reading], of name: String? = nil, _ html: inout HTML) {
        html.section(PrivateTexts.readings) { html in
            html.table(
                PrivateTexts.named(PrivateTexts.readings, name),
                [
                    Column(PrivateTexts.when), Column(PrivateTexts.who), Column(PrivateTexts.role),
                    Column(PrivateTexts.what),
                ], readings, empty: PrivateTexts.noReadings
            ) { reading, row, html in
                row.head(&html) { html in html.text(html.format.moment(reading.at)) }
                row.cell(&html, text: reading.name)
                row.cell(&html) { $0.text(reading.role?.label ?? Text(verbatim: "–")) }
                row.cell(&html) { $0.text(PrivateTexts.group(reading.group)) }
            }
        }
    }

    static func health(
        _ pupil: Pupil, _ checks: [HealthCheck], _ nutrition: CodeList, _ blood: CodeList,
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/pupils/\(pupil.id)"
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: path)]
        return visit.frame(PrivateTexts.health, help: PrivateTexts.help, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            if refusal == nil {
                if let group = checks.lazy.compactMap(\.blood).first {
                    html.summaryList([SummaryRow(PrivateTexts.blood, blood.name(group))])
                }
                table(checks, nutrition, &html)
            }
            guard visit.may(KeepHealth.self) else { return }
            html.section(PrivateTexts.addCheck) { html in
                html.form(to: path + "/health", csrf: visit.formMark) { html in
                    html.day(Field("day", PrivateTexts.checkDay, state: states["day"], required: true))
                    html.input(Field("height", PrivateTexts.height, state: states["height"]), width: 10)
                    html.input(Field("weight", PrivateTexts.weight, state: states["weight"]), width: 10)
                    html.select(
                        Field("nutrition", PrivateTexts.nutrition, state: states["nutrition"]),
                        nutrition.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                    html.select(
                        Field("blood", PrivateTexts.blood, state: states["blood"]),
                        blood.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
                    html.input(Field("eyes", PrivateTexts.eyes, state: states["eyes"]))
                    html.input(Field("spine", PrivateTexts.spine, state: states["spine"]))
                    html.input(Field("vaccinations", PrivateTexts.vaccinations, state: states["vaccinations"]))
                    html.input(Field("note", PrivateTexts.note, state: states["note"]))
                    html.actions { $0.submit(PrivateTexts.addCheck) }
                }
            }
        }
    }

    /// - Parameter name: whose, where a page has several.
    static func table(_ checks: [HealthCheck], _ nutrition: CodeList, of name: String? = nil, _ html: inout HTML) {
        func tenths(_ value: Int?) -> String {
            guard let value else { return "–" }
            return value % 10 == 0 ? "\(value / 10)" : "\(value / 10),\(value % 10)"
        }
        html.table(
            PrivateTexts.named(PrivateTexts.health, name),
            [
                Column(PrivateTexts.checkDay), Column(PrivateTexts.height, numeric: true),
                Column(PrivateTexts.weight, numeric: true), Column(PrivateTexts.bodyMassIndex, numeric: true),
                Column(PrivateTexts.nutrition), Column(PrivateTexts.eyes), Column(PrivateTexts.spine),
                Column(PrivateTexts.vaccinations), Column(PrivateTexts.note),
            ], checks, empty: PrivateTexts.noChecks
        ) { check, row, html in
            row.head(&html) { html in html.text(html.format.day(check.day)) }
            row.cell(&html, text: tenths(check.height))
            row.cell(&html, text: tenths(check.weight.map { $0 / 100 }))
            row.cell(&html, text: tenths(check.bodyMassIndex))
            row.cell(&html, text: nutrition.name(check.nutrition))
            row.cell(&html, text: check.eyes)
            row.cell(&html, text: check.spine)
            row.cell(&html, text: check.vaccinations)
            row.cell(&html, text: check.note)
        }
    }
}
