internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The private data of one member of staff, for the head who keeps the record; each look is written down.
enum StaffPrivatePages {
    private static let path = "/units/:unit/staff/:staff/private"

    static let endpoints: [Endpoint] = [
        .disclosure(path, .needs(StaffData.self)) { visit, tx in try show(visit, nil, tx) },
        .action(path, .needs(DecidePupils.self), save, again: again),
    ]

    static let api: [Endpoint] = [
        .read(
            path, Text("Số định danh, liên hệ của một nhân sự", "Identity number and contacts of a member of staff"),
            RecordsScopes.staffPrivateRead, isRecorded: true, record
        ) { call, tx in
            let (member, value) = try disclose(call.visit, tx)
            return .one(value, record, version: member.version)
        },
        .change(
            .put, path, Text("Sửa số định danh, liên hệ", "Change identity number and contacts"),
            RecordsScopes.staffPrivateWrite,
            body: [
                .may("number", .text(0...30)), .may("ethnicity", .text(0...6)), .may("religion", .text(0...6)),
                .may("insurance", .text(0...20)), .may("phone", .text(0...20)), .may("email", .text(0...50)),
            ], needsVersion: true, record
        ) { call, tx in
            try call.check(version: MemberPages.keep(call.visit, tx).0.version)
            _ = try save(call.visit, tx)
            let (member, value) = try disclose(call.visit, tx)
            return .one(value, record, version: member.version)
        },
    ]

    private static let record = APIRecord<StaffPrivate>([
        .optional("number") { $0.number }, .optional("ethnicity") { $0.ethnicity },
        .optional("religion") { $0.religion }, .text("insurance") { $0.insurance }, .text("phone") { $0.phone },
        .text("email") { $0.email },
    ])

    private static func disclose(_ visit: Visit, _ tx: Transaction) throws -> (StaffMember, StaffPrivate) {
        let (member, permit) = try MemberPages.keep(visit, tx)
        let look = try visit.disclose(StaffData.self, of: "staff", member.id.text, at: permit.unit, in: tx)
        return (member, try StaffPrivateRows.read(look, in: tx))
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (member, value) = try disclose(visit, tx)
        let readings = try Readings.of("staff", member.id.text, in: tx)
        return .page(page(member, value, readings, try lists(visit, tx), refusal, visit))
    }

    /// A refused form shows what was typed, which needs no second reading.
    private static func again(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (member, _) = try MemberPages.keep(visit, tx)
        return .page(page(member, StaffPrivate(), [], try lists(visit, tx), refusal, visit))
    }

    private static func lists(_ visit: Visit, _ tx: Transaction) throws -> [CodeListName: CodeList] {
        [
            .ethnicity: try CodeRows.list(.ethnicity, on: visit.today, in: tx),
            .religion: try CodeRows.list(.religion, on: visit.today, in: tx),
        ]
    }

    private static func save(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (member, permit) = try MemberPages.keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let value = try read(&reader, member.id, try lists(visit, tx), tx)
        try reader.finish()
        var present = member
        present.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard try StaffRows.update(present, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        try StaffPrivateRows.write(value, of: member.id, in: tx)
        // The log says that these were changed, not what they are: it is read by more people than they are.
        try permit.record("change private", subject: "staff", id: member.id.text, in: tx)
        return .redirect(to: "/units/\(permit.unit)/staff/\(member.id)?done=staff-saved")
    }

    private static func read(
        _ reader: inout FormReader, _ id: StaffID, _ lists: [CodeListName: CodeList], _ tx: Transaction
    ) throws -> StaffPrivate {
        var value = StaffPrivate()
        let number = reader.text("number", limit: 30)
        if !number.isEmpty {
            do throws(IdentityNumber.Fault) { value.number = try IdentityNumber(number).text } catch {
                reader.fail("number", error.explanation)
            }
        }
        if let number = value.number, try StaffPrivateRows.isTaken(number, but: id, in: tx) {
            reader.fail("number", StaffPrivateTexts.numberTaken)
        }
        func code(_ field: String, _ list: CodeListName) -> String? {
            let written = reader.text(field, limit: 6)
            if written.isEmpty { return nil }
            if lists[list]?.holds(written) != true { reader.fail(field, FieldFault.notACode.explanation) }
            return written
        }
        value.ethnicity = code("ethnicity", .ethnicity)
        value.religion = code("religion", .religion)
        value.insurance = reader.text("insurance", limit: 20)
        value.phone = reader.text("phone", limit: 20)
        value.email = reader.text("email", limit: 50)
        if !value.email.isEmpty, !EmailAddress.isWellFormed(value.email) {
            reader.fail("email", StaffPrivateTexts.emailWrong)
        }
        return value
    }

    private static func page(
        _ member: StaffMember, _ value: StaffPrivate, _ readings: [Readings.Reading],
        _ lists: [CodeListName: CodeList], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        guard let unit: UnitID = visit.request.id("unit") else { return [] }
        let crumbs = MemberViews.crumbs(member, unit)
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        return visit.frame(StaffPrivateTexts.title, help: StaffPrivateTexts.help, width: .reading, crumbs: crumbs)
            .write { html in
                html.errorSummary(states.summary)
                let version = visit.form.values["version"] ?? String(member.version)
                let path = "/units/\(unit)/staff/\(member.id)/private"
                html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                    html.input(
                        Field("number", PrivateTexts.number, state: state("number", value.number)), .number, width: 14)
                    html.input(
                        Field("insurance", StaffPrivateTexts.insurance, state: state("insurance", value.insurance)),
                        width: 14)
                    html.input(
                        Field("phone", PrivateTexts.phone, state: state("phone", value.phone)), .phone, width: 14)
                    html.input(Field("email", StaffPrivateTexts.email, state: state("email", value.email)))
                    for (name, label, list, stored) in [
                        ("ethnicity", PrivateTexts.ethnicity, CodeListName.ethnicity, value.ethnicity),
                        ("religion", PrivateTexts.religion, .religion, value.religion),
                    ] {
                        html.select(
                            Field(name, label, state: state(name, stored)),
                            (lists[list]?.codes ?? []).map { Choice($0.code, Text(verbatim: $0.name)) })
                    }
                    html.actions { $0.submit(RecordsTexts.save) }
                }
                if refusal == nil { PrivateViews.readings(readings, &html) }
            }
    }
}
