internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Whose fields of the dictionary stand in forms, lists and sheets beside columns of their own.
enum MoreSubject: String, Sendable {
    case pupil
    /// Of a pupil, what stands with the identity number.
    case identity
    /// Of a pupil, what stands with ethnic group, disability and policy.
    case origin
    case schoolClass = "class"
    case staff
    case school
    case site

    /// Under which the dictionary has its fields.
    var subject: String {
        switch self {
        case .identity, .origin: MoreSubject.pupil.rawValue
        default: rawValue
        }
    }
}

/// The fields of the dictionary in a form and on a page: typed as the decision says, with the codes of their lists.
struct MoreForm: Sendable {
    let fields: [DictionaryField]
    private let lists: [String: CodeList]
    private let byName: [String: DictionaryField]

    /// - Parameter levels: only fields that occur at one of these levels; all when empty.
    init(_ subject: MoreSubject, for levels: [Level] = [], on day: Day, in tx: Transaction) throws {
        let fields = try subject.fields(on: day, in: tx).filter { field in
            levels.isEmpty || field.levels.isEmpty || levels.contains { field.levels.contains($0.sector) }
        }
        self.init(fields, try DictionaryRows.lists(of: fields, on: day, in: tx))
    }

    init(_ fields: [DictionaryField], _ lists: [String: CodeList]) {
        self.fields = fields
        self.lists = lists
        byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What was typed in the place of what stood there; a field that is not in the form stays as it is.
    func read(_ reader: inout FormReader, into shown: MoreFields) -> MoreFields {
        var values = shown.values
        for field in fields {
            guard let written = reader.values[MoreForm.prefix + field.name] else { continue }
            switch FieldRules.value(written, of: field, codes: lists[field.list]) {
            case .success(let value): values[field.name] = value
            case .failure(let fault): reader.fail(MoreForm.prefix + field.name, fault.explanation)
            }
        }
        return MoreFields(values)
    }

    /// Closed, since they are many and seldom changed; open when something is wrong in it.
    func part(
        _ shown: MoreFields?, titled title: Text = PupilTexts.more, _ states: FormStates, _ html: inout HTML
    ) {
        if fields.isEmpty { return }
        let isWrong = fields.contains { states[MoreForm.prefix + $0.name].error != nil }
        html.disclosure(title, isOpen: isWrong) { fields(shown, states, &$0) }
    }

    func fields(_ shown: MoreFields?, _ states: FormStates, _ html: inout HTML) {
        for field in fields { write(field, shown?.values[field.name], states, &html) }
    }

    private func write(_ field: DictionaryField, _ stored: String?, _ states: FormStates, _ html: inout HTML) {
        let name = MoreForm.prefix + field.name
        func state(_ stored: String?) -> FieldState { states.isSent ? states[name] : FieldState(stored ?? "") }
        let label = Text(verbatim: field.label)
        switch field.kind {
        case .boolean:
            html.select(
                Field(name, label, state: state(stored)), [Choice("1", RecordsTexts.yes), Choice("0", RecordsTexts.no)])
        case .date:
            let day = stored.flatMap { Day(iso: $0) }.map { html.format.day($0) }
            html.day(Field(name, label, state: state(day)))
        case .integer, .decimal: html.input(Field(name, label, state: state(stored)), .number, width: 10)
        case .code:
            guard let list = lists[field.list], (1...MoreForm.mostChoices).contains(list.codes.count) else {
                return html.input(Field(name, label, state: state(stored)))
            }
            html.select(
                Field(name, label, state: state(stored)),
                list.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        case .text, .list: html.input(Field(name, label, state: state(stored)))
        }
    }

    /// What a page says of them, in the order of the decision.
    func rows(_ more: MoreFields, _ format: Format) -> [SummaryRow] {
        fields.compactMap { field in
            more.values[field.name].map { SummaryRow(Text(verbatim: field.label), shown(field.name, $0, format)) }
        }
    }

    func label(_ name: String) -> Text { Text(verbatim: byName[name]?.label ?? name) }

    /// A value as people read it.
    func shown(_ name: String, _ value: String, _ format: Format) -> Text {
        guard let field = byName[name] else { return Text(verbatim: value) }
        switch field.kind {
        case .boolean: return value == "1" ? RecordsTexts.yes : RecordsTexts.no
        case .date: return Text(verbatim: Day(iso: value).map { format.day($0) } ?? value)
        case .code:
            let name = lists[field.list]?.name(value) ?? ""
            return Text(verbatim: name.isEmpty ? value : name)
        case .text, .integer, .decimal, .list: return Text(verbatim: value)
        }
    }

    /// For a program: a misspelt name is said and not dropped.
    func refuseUnknown(_ values: FormValues) throws {
        let known = Set(fields.map { MoreForm.prefix + $0.name })
        let unknown = values.pairs.map(\.name).filter { $0.hasPrefix(MoreForm.prefix) && !known.contains($0) }
        guard unknown.isEmpty else {
            throw FormRefusal(errors: unknown.sorted().map { FieldError(field: $0, message: PupilTexts.fieldUnknown) })
        }
    }

    /// Of those only that anybody may read who reads the record.
    func open(_ more: MoreFields) -> MoreFields { MoreFields(more.values.filter { byName[$0.key] != nil }) }

    static let prefix = "more-"
    /// Longer lists are typed.
    private static let mostChoices = 150
}

extension MoreSubject {
    func fields(on day: Day, in tx: Transaction) throws -> [DictionaryField] {
        let (elsewhere, only) = (elsewhere, only)
        return try DictionaryRows.fields(of: subject, on: day, in: tx).filter {
            $0.kind != .list && !elsewhere.contains($0.name) && only?.contains($0.name) ?? true
        }
    }

    /// The only fields that stand there; nil for all that do not stand elsewhere.
    private var only: Set<String>? {
        switch self {
        case .identity: ["TINH_THANH_ID", "QUAN_HUYEN_ID", "XA_PHUONG_ID", "NOI_CAP", "NGAY_CAP"]
        case .origin:
            [
                "IS_HO_NGHEO", "IS_CHA_DT", "IS_ME_DT", "DAN_TOC_THEO_GIAY_KHAI_SINH", "IS_KHUYET_TAT_KHONG_DANH_GIA",
            ]
        default: nil
        }
    }

    /// Fields that stand in columns of their own, in another record, or behind a permission.
    private var elsewhere: Set<String> {
        switch self {
        case .pupil: MoreSubject.pupilElsewhere
        case .identity, .origin: []
        // In the tree of units, in the directory, or counted from rooms, lines and sites.
        case .school:
            [
                "TRUONG_ID", "TRUNG_TAM_ID", "TEN", "MA_NHOM_CAP_HOC", "DIA_CHI", "MA_LOAI_HINH_TRUONG", "HIEU_TRUONG",
                "DIEN_THOAI_HIEU_TRUONG", "EMAIL_HIEU_TRUONG", "GIAM_DOC", "DIEN_THOAI_GIAM_DOC", "EMAIL_GIAM_DOC",
                "SO_DIEM_TRUONG", "IS_SU_DUNG_MAY_TINH_DAY_HOC", "IS_KHAI_THAC_INTERNET_DAY_HOC",
            ]
        case .site: ["DIEM_TRUONG_ID", "TEN", "DIA_CHI"]
        case .schoolClass:
            [
                "TRUONG_ID", "TRUNG_TAM_ID", "MA", "TEN", "MA_KHOI", "MA_NHOM_TUOI_MN", "DIEM_TRUONG_ID",
                "GIAO_VIEN_CN_ID", "GIAO_VIEN_ID", "IS_DAY_2_BUOI_NGAY", "IS_LOP_GHEP", "IS_LOP_BAN_TRU", "IS_BAN_TRU",
            ]
        case .staff:
            [
                "TRUONG_ID", "TRUNG_TAM_ID", "HO_TEN", "MA", "GIAO_VIEN_ID", "NGAY_SINH", "MA_GIOI_TINH",
                "MA_TRANG_THAI_CAN_BO", "SO_CMTND", "EMAIL", "DI_DONG", "MA_DAN_TOC", "MA_NHOM_CAN_BO",
                "MA_LOAI_CAN_BO", "MA_HINH_THUC_HOP_DONG", "SO_TIET_THUC_DAY_TUAN", "MA_TRINH_DO_CHUYEN_MON",
                // Of those the law calls sensitive: kept with the contacts.
                "MA_TON_GIAO", "SO_SO_BHXH",
            ]
        }
    }

    private static let pupilElsewhere: Set<String> = [
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
}

extension Level {
    /// How the annex of Decision 4998/QĐ-BGDĐT calls the level in its tables.
    fileprivate var sector: String {
        switch self {
        case .preschool: "MN"
        case .primary: "TH"
        case .lowerSecondary: "THCS"
        case .upperSecondary: "THPT"
        case .continuing: "GDTX"
        }
    }
}
