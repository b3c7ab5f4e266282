internal import Base
internal import Identity

/// What a token may be used for in the education database. What is sensitive has scopes of its own.
enum RecordsScopes {
    static let read = APIScope(
        "records:read",
        Text("Xem lớp và học sinh, không gồm dữ liệu nhạy cảm", "See classes and pupils, nothing sensitive"))
    static let write = APIScope(
        "records:write", Text("Cập nhật lớp, học sinh, khen thưởng", "Keep classes, pupils and rewards"))
    static let both = (reading: read, writing: write)
    static let staff = (reading: staffRead, writing: staffWrite)
    static let transfers = (reading: transfersRead, writing: transfersWrite)

    static let staffRead = APIScope("staff:read", Text("Xem cán bộ, giáo viên, nhân viên", "See staff"))
    static let staffWrite = APIScope("staff:write", Text("Cập nhật cán bộ, giáo viên", "Keep staff"))
    static let staffPrivateRead = APIScope(
        "staff-identity:read",
        Text(
            "Xem số định danh, liên hệ của nhân sự (ghi nhật ký)", "See identity numbers and contacts of staff (logged)"
        ))
    static let staffPrivateWrite = APIScope(
        "staff-identity:write", Text("Cập nhật số định danh, liên hệ của nhân sự", "Keep those of staff"))
    static let guardiansRead = APIScope(
        "guardians:read", Text("Xem cha mẹ, người giám hộ (ghi nhật ký)", "See guardians (logged)"))
    static let guardiansWrite = APIScope("guardians:write", Text("Cập nhật người giám hộ", "Keep guardians"))
    static let identityRead = APIScope(
        "pupil-identity:read",
        Text("Xem số định danh, liên hệ của học sinh (ghi nhật ký)", "See identity numbers and contacts (logged)"))
    static let identityWrite = APIScope(
        "pupil-identity:write", Text("Cập nhật số định danh, liên hệ", "Keep identity numbers and contacts"))
    static let originRead = APIScope(
        "pupil-origin:read",
        Text("Xem dân tộc, tôn giáo, khuyết tật, chính sách (ghi nhật ký)", "See origin and policy (logged)"))
    static let originWrite = APIScope(
        "pupil-origin:write", Text("Cập nhật dân tộc, tôn giáo, chính sách", "Keep origin and policy"))
    static let healthRead = APIScope(
        "pupil-health:read", Text("Xem sức khỏe học sinh (ghi nhật ký)", "See school health (logged)"))
    static let healthWrite = APIScope("pupil-health:write", Text("Ghi sức khỏe học sinh", "Write school health"))
    static let violenceRead = APIScope(
        "pupil-violence:read", Text("Xem bạo lực học đường (ghi nhật ký)", "See school violence (logged)"))
    static let violenceWrite = APIScope(
        "pupil-violence:write", Text("Ghi bạo lực học đường", "Keep records of school violence"))
    static let transfersRead = APIScope("transfers:read", Text("Xem việc chuyển trường", "See transfers"))
    static let transfersWrite = APIScope("transfers:write", Text("Quyết định chuyển trường", "Decide transfers"))
    static let statisticsRead = APIScope("statistics:read", Text("Xem biểu thống kê", "See statistical forms"))
    static let statisticsWrite = APIScope("statistics:write", Text("Chốt số liệu", "Freeze figures"))

    static let children = APIScope("children:read", Text("Xem hồ sơ của con mình", "See one's own children"))

    /// What a sheet of pupils needs besides, by its sensitive columns.
    static let ofPupilColumns: [String: APIScope] = {
        let identity: [PupilSheet.Key] = [.number, .birthplace, .address, .phone]
        let origin: [PupilSheet.Key] = [.ethnicity, .disability]
        let pairs = identity.map { ($0.rawValue, identityWrite) } + origin.map { ($0.rawValue, originWrite) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()

    static let day = APIInput("day", .day)

    static func day(_ call: APICall) -> Day { call.query[day] ?? call.visit.today }
}
