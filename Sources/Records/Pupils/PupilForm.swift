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
    let fields: [DictionaryField]
    let alike: [Pupil]
    /// Another school has a pupil of this name and birth date.
    var isElsewhere = false

    /// Fields of Decision 4998 that stand in columns of their own, in a guardian's record, or behind a permission.
    private static let elsewhere: Set<String> = [
        "TRUONG_ID", "MA_KHOI", "MA_LOP", "MA", "HOC_SINH_ID", "HO_TEN", "NGAY_SINH", "MA_GIOI_TINH",
        "MA_TRANG_THAI_HIEN_TAI", "MA_LY_DO_THOI_HOC", "MA_HOC_BAN_TRU", "IS_HOC_2_BUOI", "TRUNG_TAM_ID", "HOC_VIEN_ID",
        // Sensitive: health, origin, identity and the ways to reach a minor.
        "CHIEU_CAO", "CAN_NANG", "NHOM_MAU", "CHI_SO_BMI", "BENH_VE_MAT", "BENH_BAM_SINH", "BENH_COT_SONG",
        "BENH_COI_XUONG", "MA_DAN_TOC", "MA_LOAI_KHUYET_TAT", "IS_KHUYET_TAT_KHONG_DANH_GIA", "MA_DIEN_CHINH_SACH",
        "IS_HO_NGHEO", "IS_CHA_DT", "IS_ME_DT", "DAN_TOC_THEO_GIAY_KHAI_SINH", "TINH_THANH_ID", "QUAN_HUYEN_ID",
        "XA_PHUONG_ID", "MA_CONG_DAN_ID", "NOI_CAP", "NGAY_CAP", "NOI_SINH", "DIEN_THOAI_LIEN_HE", "TEN_CHA",
        "NGHE_NGHIEP_CHA", "NAM_SINH_CHA", "TEN_ME", "NGHE_NGHIEP_ME", "NAM_SINH_ME", "TEN_NGUOI_DD",
        "NGHE_NGHIEP_NGUOI_DD", "NAM_SINH_NGUOI_DO_DAU",
    ]

    static func fields(on day: Day, in tx: Transaction) throws -> [DictionaryField] {
        try DictionaryRows.fields(of: "pupil", on: day, in: tx).filter {
            $0.kind != .list && !elsewhere.contains($0.name)
        }
    }

    /// What was typed; nil when it cannot be a pupil, and the reader knows why.
    static func read(
        _ reader: inout FormReader, _ visit: Visit, _ id: PupilID, in tx: Transaction
    ) throws -> Pupil? {
        let name = PersonName.written(reader.text("name", limit: 100))
        if let problem = PersonName.problem(name) { reader.fail("name", problem) }
        let born = reader.day("born", required: PeopleTexts.bornMissing)
        if let born, let problem = PupilRules.problem(born: born, today: visit.today) { reader.fail("born", problem) }
        let sex: Sex? = reader.choice("sex", required: PeopleTexts.sexMissing)
        let code = reader.text("code", limit: 20)
        let boarding = reader.text("boarding", limit: 2)
        var more: [String: String] = [:]
        let fields = try fields(on: visit.today, in: tx)
        let lists = try DictionaryRows.lists(of: fields, on: visit.today, in: tx)
        for field in fields {
            let written = reader.values["more-" + field.name] ?? ""
            switch FieldRules.value(written, of: field, codes: lists[field.list]) {
            case .success(let value): more[field.name] = value
            case .failure(let fault): reader.fail("more-" + field.name, fault.explanation)
            }
        }
        guard let born, let sex else { return nil }
        return Pupil(
            id: id, code: code.isEmpty ? nil : code, name: name, bornOn: born, sex: sex,
            boarding: boarding.isEmpty ? nil : boarding, twoSessions: reader.values["sessions"] == "yes",
            more: MoreFields(more))
    }

    func page(_ pupil: Pupil?, _ unit: UnitID, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
        let path = pupil.map { "/pupils/\($0.id)/change" } ?? "/units/\(unit)/pupils"
        let title = pupil == nil ? PupilTexts.add : PupilTexts.change
        return visit.frame(title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            let version = visit.form.values["version"] ?? String(pupil?.version ?? 1)
            html.form(to: path, csrf: visit.formMark, fields: [("version", version)]) { html in
                others(&html)
                person(pupil, states, &html)
                if pupil == nil {
                    beginning(states, visit, &html)
                } else {
                    MomentForm.kinds(preset: .correction, from: nil, states, &html)
                }
                html.disclosure(PupilTexts.more) { html in
                    for field in fields { write(field, pupil, states, &html) }
                }
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

    private func write(_ field: DictionaryField, _ pupil: Pupil?, _ states: FormStates, _ html: inout HTML) {
        let name = "more-" + field.name
        let stored = pupil?.more.values[field.name]
        let label = Text(verbatim: field.label)
        switch field.kind {
        case .boolean:
            html.select(
                Field(name, label, state: state(name, stored, states)),
                [Choice("1", RecordsTexts.yes), Choice("0", RecordsTexts.no)])
        case .date:
            let day = stored.flatMap { Day(iso: $0) }.map { html.format.day($0) }
            html.day(Field(name, label, state: state(name, day, states)))
        case .integer, .decimal: html.input(Field(name, label, state: state(name, stored, states)), .number, width: 10)
        case .text, .code, .list: html.input(Field(name, label, state: state(name, stored, states)))
        }
    }
}
