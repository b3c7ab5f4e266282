internal import Base

/// The code lists that rules and forms know by name; the others are known to the dictionary only.
enum CodeListName: String, Sendable {
    case sex = "DM_GIOI_TINH"
    case grade = "DM_KHOI"
    case ageGroup = "DM_NHOM_TUOI_MN"
    case ethnicity = "DM_DAN_TOC"
    case religion = "DM_TON_GIAO"
    case disability = "DM_LOAI_KHUYET_TAT"
    case policy = "DM_DIEN_CHINH_SACH"
    case boarding = "DM_HOC_BAN_TRU"
    case status = "DM_TRANG_THAI_HOC_SINH"
    case leavingReason = "DM_LY_DO_THOI_HOC"
    case subject = "DM_MON_HOC"
    case schoolGroup = "DM_NHOM_CAP_HOC"
}

/// One entry of a code list.
struct Code: Sendable, Equatable {
    let code: String
    let name: String
    /// Codes of another list to which it belongs.
    let within: [String]
}

/// The codes of a list that are in force on a day, in their order.
struct CodeList: Sendable {
    let codes: [Code]
    private let names: [String: String]
    private let byFold: [String: String]

    init(_ codes: [Code]) {
        self.codes = codes
        names = Dictionary(codes.map { ($0.code, $0.name) }) { first, _ in first }
        byFold = Dictionary(codes.map { ($0.name.folded, $0.code) }) { first, _ in first }
    }

    func name(_ code: String?) -> String { code.flatMap { names[$0] } ?? "" }
    func holds(_ code: String) -> Bool { names[code] != nil }

    /// The code that a person means: the code itself, also without its nought in front, or the name in any case and
    /// without tone marks.
    func code(meant text: String) -> String? {
        let text = text.tidy
        if names[text] != nil { return text }
        if text.count == 1, names["0" + text] != nil { return "0" + text }
        return byFold[text.folded]
    }
}
