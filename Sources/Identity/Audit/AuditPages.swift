internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Web

/// The log of what was done within reach: on screen, and as a spreadsheet for an inspector.
enum AuditPages {
    static func endpoints(blocking: BlockingPool) -> [Endpoint] {
        [
            .page("/audit", .needs(ReadAudit.self), list),
            .download("/audit/khue-audit.xlsx", .needs(ReadAudit.self)) { visit, database in
                try await export(visit, database, blocking)
            },
        ]
    }

    private static let pageLength = 50
    private static let longestExport = 100_000

    private static func filter(_ visit: Visit) -> AuditFilter {
        let query = visit.request.query
        return AuditFilter(
            from: query["from"].flatMap { Day(written: $0) }, to: query["to"].flatMap { Day(written: $0) },
            subject: query["subject"] ?? "", search: (query["q"] ?? "").trimmed)
    }

    /// What was done for a unit within reach, or by somebody who acted for one.
    static func reach(_ permit: Permit<ReadAudit>) -> SQL {
        "(\(permit.covers("a.unit_id")) OR \(permit.covers("a.acting_unit_id")))"
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadAudit.self, in: tx)
        let filter = filter(visit)
        let page = max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1)
        let found = try AuditRows.lines(
            filter, where: reach(permit), limit: pageLength + 1, offset: (page - 1) * pageLength, in: tx)
        let shown = found.prefix(pageLength).map { ($0.line, $0.name) }
        let units = try AuditRows.unitNames(in: shown.map(\.0), in: tx)
        return .page(
            AuditViews.list(shown, units, filter, page: page, hasMore: found.count > pageLength, visit))
    }

    private static func export(
        _ visit: Visit, _ database: Database, _ blocking: BlockingPool
    ) async throws -> Response {
        let filter = filter(visit)
        let lines = try await database.write { tx in
            let permit = try visit.permit(ReadAudit.self, in: tx)
            try permit.record("export log", subject: "audit", id: visit.request.target, in: tx)
            return try AuditRows.lines(filter, where: reach(permit), limit: longestExport, offset: 0, in: tx)
        }
        let language = visit.language
        let bytes = try await blocking.run {
            try SheetWriter.xlsx(
                title: AuditTexts.title(language), headings: AuditTexts.headings.map { $0(language) },
                widths: [20, 26, 20, 16, 24, 16, 40, 40, 40, 10],
                rows: lines.map { AuditPages.cells($0.line, $0.name, language) })
        }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "\(AuditTexts.title(language)) \(visit.today.iso).xlsx")
    }

    private static func cells(_ line: AuditLine, _ name: String, _ language: Language) -> [SheetCell] {
        [
            .text(Format(language).moment(line.at)), .text(name), .text(line.entry.role?.label(language) ?? ""),
            .text(line.entry.address ?? ""), .text(line.entry.action), .text(line.entry.subject),
            .text(line.entry.id), .text(line.entry.detail), .text(line.entry.changes),
            .text(line.sequence.map(String.init) ?? ""),
        ]
    }
}

/// What the pages of the log show.
enum AuditViews {
    static func list(
        _ lines: [(line: AuditLine, name: String)], _ units: [String: String], _ filter: AuditFilter, page: Int,
        hasMore: Bool, _ visit: Visit
    ) -> [UInt8] {
        let export = Address(
            visit.request.target.replacing("/audit", with: "/audit/khue-audit.xlsx", maxReplacements: 1))
        let subjects = AuditTexts.subjects.map { Choice($0.key, $0.value) }.sorted { $0.value < $1.value }
        return visit.frame(AuditTexts.title, help: AuditTexts.help).write(action: { html in
            html.linkButton(AuditTexts.export, to: export.setting("page", to: nil).text, style: .secondary)
        }) { html in
            html.filterBar(
                to: "/audit", search: (AuditTexts.search, filter.search),
                [Filter("subject", AuditTexts.subject, subjects, value: filter.subject)],
                isNarrowed: filter != AuditFilter())
            html.element("div", Attribute("data-live", "audit")) { html in
                table(lines, units, empty: AuditTexts.none, &html)
                html.pagination(Address(visit.request.target), page: page, pages: hasMore ? page + 1 : page)
            }
        }
    }

    static func table(
        _ lines: [(line: AuditLine, name: String)], _ units: [String: String], empty: Text, _ html: inout HTML
    ) {
        html.table(
            AuditTexts.title,
            [
                Column(AuditTexts.at), Column(AuditTexts.who), Column(AuditTexts.address), Column(AuditTexts.action),
                Column(AuditTexts.change),
            ], lines, empty: empty
        ) { item, row, html in
            let entry = item.line.entry
            row.cell(&html) { $0.text($0.format.moment(item.line.at)) }
            row.cell(&html) { html in
                html.text(item.name)
                if let role = entry.role {
                    html.void("br")
                    html.element("span", .class("hint"), text: role.label)
                }
            }
            row.cell(&html, text: entry.address ?? "–")
            row.cell(&html) { html in
                html.text(AuditTexts.actions[entry.action] ?? Text(verbatim: entry.action))
                html.void("br")
                html.element(
                    "span", .class("hint"), text: AuditTexts.subjects[entry.subject] ?? Text(verbatim: entry.subject))
                if let unit = entry.unit.flatMap({ units[$0.text] }) { html.element("p", .class("hint"), text: unit) }
            }
            row.cell(&html) { changes(entry, units, &$0) }
        }
    }

    private static func changes(_ entry: Audit.Entry, _ units: [String: String], _ html: inout HTML) {
        let changes = FieldChange.list(entry.changes)
        func shown(_ text: String) -> String { String(AuditWords.named(text, units).prefix(200)) }
        if !entry.detail.isEmpty { html.element("p", text: shown(entry.detail)) }
        for change in changes {
            html.element("p") { html in
                html.text(AuditTexts.fields[change.field] ?? Text(verbatim: change.field))
                html.text(": ")
                if let old = change.old { html.element("del", text: shown(old)) }
                html.text(" ")
                if let new = change.new { html.element("ins", text: shown(new)) }
            }
        }
    }
}

/// Every sentence about the log.
enum AuditTexts {
    static let title = Text("Nhật ký", "Log")
    static let help = Text(
        "Ai đã làm gì, khi nào, từ đâu. Nhật ký chỉ được ghi thêm và được niêm phong bằng chuỗi mã băm.",
        "Who did what, when, from where. The log only grows and is sealed by a chain of hashes.")
    static let search = Text("Người làm hoặc mã hồ sơ", "Person or record")
    static let subject = Text("Đối tượng", "Subject")
    static let export = Text("Xuất XLSX", "Export XLSX")
    static let none = Text("Không có dòng nào khớp.", "No line fits.")
    static let at = Text("Lúc", "At")
    static let who = Text("Người làm", "Who")
    static let address = Text("Từ địa chỉ", "From")
    static let action = Text("Việc", "Deed")
    static let change = Text("Thay đổi", "Change")
    static let record = Text("Mã hồ sơ", "Record")
    static let detail = Text("Chi tiết", "Detail")
    static let number = Text("Số niêm phong", "Seal")
    static let headings = [at, who, AccountTexts.role, address, action, subject, record, detail, change, number]

    static let subjects: [String: Text] = [
        "installation": Text("hệ thống", "installation"),
        "alarm": Text("báo động", "alarm"),
        "account": Text("tài khoản", "account"), "dossier": Text("hồ sơ", "dossier"),
        "letter": Text("văn bản", "letter"), "edition": Text("bản công bố", "edition"),
        "remark": Text("nhận xét", "remark"), "organisation": Text("cây đơn vị", "tree of units"),
        "audit": Text("nhật ký", "log"), "contact": Text("danh bạ", "directory"),
        "pupil": Text("học sinh", "pupil"), "class": Text("lớp", "class"), "staff": Text("nhân sự", "staff"),
        "unit": Text("đơn vị", "unit"), "school year": Text("năm học", "school year"),
        "program": Text("phần mềm kết nối", "program"), "import": Text("lần nhập tệp", "import"),
        "snapshot": Text("số liệu chốt", "frozen figures"), "working day": Text("ngày nghỉ, làm bù", "working day"),
        "data request": Text("yêu cầu về dữ liệu", "request about data"), "consent": Text("sự đồng ý", "consent"),
        "breach": Text("vi phạm dữ liệu", "breach of data"),
    ]

    /// The fields of records as people call them.
    static let fields: [String: Text] = [
        "login": AccountTexts.login, "name": AccountTexts.name, "email": AccountTexts.email,
        "role": AccountTexts.role, "phone": Text("điện thoại", "phone"), "post": Text("vị trí", "post"),
        "position": Text("chức vụ", "position"), "public": Text("công khai", "public"),
        "leader": Text("lãnh đạo phụ trách", "leader"), "contact": Text("đầu mối", "contact"),
        "what": Text("việc sẽ làm", "what"), "who": Text("người thực hiện", "who"), "from": Text("từ", "from"),
        "to": Text("đến", "to"), "cost": Text("kinh phí", "cost"), "title": Text("tên", "title"),
        "text": Text("nội dung", "text"), "evidence": Text("minh chứng", "evidence"), "due": Text("hạn", "due"),
        "path": Text("mục", "clause"), "audience": Text("đối tượng", "audience"),
        "form": Text("biểu mẫu", "form"), "source": Text("nguồn", "source"), "number": Text("số", "number"),
        "issuer": Text("nơi ban hành", "issuer"), "issued": Text("ngày ban hành", "issued"),
        "school year": Text("năm học", "school year"), "kind": Text("loại", "kind"),
        "starts": Text("bắt đầu", "first day"), "second": Text("vào học kỳ II", "second term"),
        "ends": Text("kết thúc", "last day"),
        "levels": Text("cấp học", "levels"), "ownership": Text("loại hình", "ownership"),
        "address": Text("địa chỉ", "address"), "opened": Text("hoạt động từ", "opened"),
        "closed": Text("ngừng từ", "closed"), "administrative": Text("trực thuộc", "under"),
        "professional": Text("cụm chuyên môn", "cluster"), "right": Text("yêu cầu", "right"),
        "answer": Text("trả lời", "answer"), "outcome": Text("kết quả", "outcome"),
        "extension reason": Text("lý do gia hạn", "reason of extension"), "purpose": Text("mục đích", "purpose"),
        "version": Text("phiên bản", "version"), "people": Text("số người", "people"),
        "acknowledged": Text("báo đã nhận", "acknowledged"), "answered": Text("trả lời lúc", "answered"),
        "extended": Text("gia hạn lúc", "extended"), "discovered": Text("phát hiện lúc", "discovered"),
        "kinds": Text("loại dữ liệu", "kinds of data"), "consequences": Text("hậu quả", "consequences"),
        "measures": Text("biện pháp", "measures"), "conclusion": Text("kết luận", "conclusion"),
        "records_photo": Text("ảnh học sinh", "photographs"), "records_view": Text("danh sách đã lưu", "saved lists"),
        "records_guardian": Text("liên hệ cha mẹ, người giám hộ", "contacts of guardians"),
        "outbox_preference": Text("số điện thoại nhận tin", "telephone number for messages"),
        "given": Text("đồng ý lúc", "given"), "withdrawn": Text("rút lại lúc", "withdrawn"),
        "ended": Text("ngừng lúc", "ended"), "child": Text("em đồng ý lúc", "child agreed"),
        "person": Text("về ai", "about"), "processor": Text("bên xử lý giữ", "kept by a processor"),
    ]

    static let actions: [String: Text] = [
        "link single sign-on": Text("gắn đăng nhập một lần", "link single sign-on"),
        "unlink single sign-on": Text("bỏ gắn đăng nhập một lần", "unlink single sign-on"),
        "refuse single sign-on": Text("từ chối đăng nhập một lần", "refuse single sign-on"),
        "purge log": Text("xóa nhật ký quá hạn", "purge the log"),
        "set retention": Text("đặt thời hạn nhật ký", "set how long the log is kept"),
        "add unit": Text("thêm đơn vị", "add a unit"), "change unit": Text("sửa đơn vị", "change a unit"),
        "ask about data": Text("yêu cầu về dữ liệu", "ask about data"),
        "acknowledge request": Text("báo đã nhận yêu cầu", "acknowledge a request"),
        "extend request": Text("gia hạn trả lời", "extend a request"),
        "answer request": Text("trả lời yêu cầu", "answer a request"),
        "ask for consent": Text("xin đồng ý", "ask for consent"),
        "end consent text": Text("ngừng xin đồng ý", "stop asking for consent"),
        "give consent": Text("đồng ý", "give consent"), "withdraw consent": Text("rút lại đồng ý", "withdraw consent"),
        "child agrees": Text("ghi em đã đồng ý", "note that the child agrees"),
        "record breach": Text("ghi vi phạm dữ liệu", "record a breach"),
        "mend breach": Text("sửa, bổ sung vi phạm dữ liệu", "mend a breach"),
        "close breach": Text("kết thúc vi phạm dữ liệu", "close a breach"),
        "report breach": Text("ghi đã báo cáo vi phạm", "note a report of a breach"),
        "erase data": Text("xóa theo yêu cầu của chủ thể", "erase on request"),
        "set working day": Text("ghi ngày nghỉ, làm bù", "set a working day"),
        Readings.action: Text("xem dữ liệu nhạy cảm", "read sensitive data"),
        "register program": Text("cho phần mềm kết nối", "let a program in"),
        "renew secret": Text("đổi khóa phần mềm", "renew a secret"),
        "end program": Text("ngừng phần mềm kết nối", "shut a program out"),
        "make token": Text("tạo mã truy cập", "make a token"),
        "end token": Text("thu hồi mã truy cập", "revoke a token"),
        "add staff": Text("thêm nhân sự", "add staff"), "end post": Text("cho thôi việc", "end a post"),
        "merge pupils": Text("gộp hồ sơ trùng", "merge two records"),
        "part pupils": Text("tách hồ sơ đã gộp", "part merged records"),
        "join pupils": Text("gộp hồ sơ giữa hai trường", "join records of two schools"),
        "export pupils": Text("tải danh sách học sinh", "download a list of pupils"),
        "export staff": Text("tải danh sách nhân sự", "download a list of staff"),
        "add pupil": Text("thêm học sinh", "add a pupil"), "change pupil": Text("sửa hồ sơ học sinh", "change a pupil"),
        "place pupil": Text("xếp lớp, cho rời trường", "place a pupil"),
        "transfer pupil": Text("chuyển trường", "transfer a pupil"), "add class": Text("thêm lớp", "add a class"),
        "remove class": Text("xóa lớp ghi nhầm", "remove a class"),
        "correct class": Text("sửa chỗ ghi sai của lớp", "correct a class"),
        "change school": Text("sửa hồ sơ trường", "change the record of a school"),
        "correct school": Text("sửa chỗ ghi sai của hồ sơ trường", "correct the record of a school"),
        "change class": Text("sửa lớp", "change a class"),
        "import pupils": Text("nhập học sinh từ bảng tính", "import pupils"),
        "import staff": Text("nhập nhân sự từ bảng tính", "import staff"),
        "import classes": Text("nhập lớp từ bảng tính", "import classes"),
        "export classes": Text("tải danh sách lớp", "download the classes"),
        "import teachings": Text("nhập phân công giảng dạy từ bảng tính", "import who teaches what"),
        "take back teacher": Text("lấy lại phân công giảng dạy", "take back what an import did to a subject"),
        "export teachings": Text("tải phân công giảng dạy", "download who teaches what"),
        "send to sector": Text("lập gói dữ liệu cho CSDL ngành", "make a message to the sector database"),
        "stop sector message": Text("thôi gửi CSDL ngành", "stop a message to the sector database"),
        "ask sector": Text("đọc lại từ CSDL ngành", "ask what the sector database holds"),
        "take sector answer": Text("nhận trả lời của CSDL ngành", "take an answer of the sector database"),
        "import rooms": Text("nhập phòng từ bảng tính", "import rooms"),
        "take back room": Text("lấy lại thay đổi phòng", "take back what an import did to a room"),
        "download roster": Text("tải gói lớp, học sinh, nhân sự", "download classes and people"),
        "import devices": Text("nhập thiết bị từ bảng tính", "import devices"),
        "take back device": Text("lấy lại thay đổi thiết bị", "take back what an import did to a device"),
        "undo import": Text("hoàn tác lần nhập", "undo an import"),
        "freeze figures": Text("chốt số liệu", "freeze figures"),
        "change private": Text("sửa thông tin riêng của học sinh", "change private data of a pupil"),
        "add health check": Text("ghi khám sức khỏe", "add a health check"),
        "add guardian": Text("thêm người giám hộ", "add a guardian"),
        "remove guardian": Text("bỏ người giám hộ", "remove a guardian"),
        "turn year": Text("mở năm học", "turn the year"),
        "undo turn": Text("hoàn tác mở năm học", "undo the turn of the year"),
        "confirm year": Text("xác nhận năm học", "confirm the year"),
        "sign in": Text("đăng nhập", "sign in"),
        "refuse sign-in": Text("từ chối đăng nhập", "refuse a sign-in"),
        "refuse used code": Text("từ chối mã đã dùng", "refuse a code used before"),
        "rotate key": Text("đổi khóa mã hóa", "change the key of sealing"),
        "create account": Text("thêm tài khoản", "create account"),
        "give role": Text("giao vai trò", "give role"), "end role": Text("thôi vai trò", "end role"),
        "make link": Text("tạo liên kết đặt mật khẩu", "make a password link"),
        "set password": Text("đặt mật khẩu", "set password"),
        "change password": Text("đổi mật khẩu", "change password"),
        "sign out elsewhere": Text("đăng xuất ở một nơi khác", "sign out elsewhere"),
        "sign out everywhere": Text("đăng xuất khỏi mọi máy", "sign out everywhere"),
        "turn second factor on": Text("bật xác thực hai lớp", "turn second factor on"),
        "turn second factor off": Text("tắt xác thực hai lớp", "turn second factor off"),
        Networks.action: Text("đăng nhập từ mạng lạ", "sign in from a new network"),
        Alarms.logAction: Text("thấy nhật ký không nguyên vẹn", "find the log not whole"),
        "raise alarm": Text("báo động", "raise an alarm"),
        "acknowledge alarm": Text("xử lý báo động", "acknowledge an alarm"),
        "set alarm bounds": Text("đặt ngưỡng báo động", "set the bounds of alarms"),
        "export violence": Text("tải các vụ bạo lực học đường", "download incidents of violence"),
        "ask for role": Text("đề nghị vai trò có quyền rộng", "ask for a role that reaches far"),
        "confirm role": Text("xác nhận vai trò", "confirm a role"),
        "refuse role": Text("không xác nhận vai trò", "refuse a role"),
        "renew device": Text("thiết bị có địa chỉ thông báo mới", "a device has a new address"),
        "refuse file": Text("từ chối tệp có mã độc", "refuse a file with malware"),
        "add key": Text("thêm khóa bảo mật", "add a security key"),
        "remove key": Text("bỏ khóa bảo mật", "remove a security key"),
        "refuse copied key": Text("từ chối khóa bảo mật nghi bị sao chép", "refuse a security key that may be a copy"),
        "remove second factor": Text("gỡ xác thực hai lớp", "remove second factor"),
        "delegate": Text("ủy quyền", "lend a role"), "take back": Text("thu lại ủy quyền", "take a lent role back"),
        "disable": Text("khóa tài khoản", "disable"), "enable": Text("mở lại tài khoản", "enable"),
        "export log": Text("xuất nhật ký", "export the log"), "begin": Text("bắt đầu hồ sơ", "begin"),
        "people": Text("ghi người phụ trách", "name the people"), "submit": Text("nộp", "submit"),
        "accept": Text("chấp nhận", "accept"), "return": Text("trả lại", "return"), "reopen": Text("mở lại", "reopen"),
        "answer": Text("trả lời nhận xét", "answer a remark"), "publish": Text("công bố", "publish"),
        "import": Text("nhập văn bản", "import a letter"), "import units": Text("nhập đơn vị", "import units"),
        "add person": Text("thêm người", "add a person"), "change person": Text("sửa thông tin", "change a person"),
        "remove person": Text("xóa người", "remove a person"),
        "confirm directory": Text("xác nhận danh bạ", "confirm the directory"),
        "write item": Text("soạn mục", "write an item"), "add task": Text("thêm nhiệm vụ", "add a task"),
        "change task": Text("sửa nhiệm vụ", "change a task"), "amend": Text("sửa đổi văn bản", "amend"),
        "add call": Text("thêm đợt nộp", "add a call"), "change call": Text("sửa đợt nộp", "change a call"),
        "remove call": Text("bỏ đợt nộp", "remove a call"), "remove task": Text("bỏ nhiệm vụ", "remove a task"),
        "change head": Text("sửa phần đầu văn bản", "change the head"),
        "give time": Text("cho gia hạn", "give time"), "refuse time": Text("không cho gia hạn", "refuse time"),
        "acceptance": Text("chấp nhận", "accept"), "reopening": Text("mở lại", "reopen"),
        "sign out": Text("đăng xuất", "sign out"), "ask for time": Text("xin gia hạn", "ask for time"),
    ]
}
