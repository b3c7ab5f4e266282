/// The words of examples, by the name of the field.
enum APIExampleWords {
    static func text(_ name: String, in pattern: String) -> String? {
        let place = pattern.split(separator: "/").last { !$0.hasPrefix(":") }.map(String.init) ?? ""
        return places[place]?[name] ?? texts[name]
    }

    static let parts = [
        "call": "plan", "key": "I.1", "task": "I.1", "year": "2023-2024", "subject": "pupil", "list": "DM_KHOI",
    ]

    static let headers = ["If-Match": "\"3\"", "Idempotency-Key": "nhap-hoc-2023-09-20-001"]

    static let days = [
        "bornOn": "2017-05-06", "born": "2017-05-06", "startsOn": "2023-09-05", "secondTermOn": "2024-01-16",
        "endsOn": "2024-05-31", "lastDay": "2024-06-30", "to": "2023-12-31", "until": "2023-12-31", "due": "2023-12-31",
        "givenOn": "2010-06-15", "begunOn": "2006-09-05",
    ]

    static let integers = [
        "limit": 50, "hour": 9, "minute": 30, "people": 42, "days": -7, "quietFrom": 21, "quietTo": 6, "periods": 19,
        "birthYear": 1985, "area": 48, "boughtYear": 2021, "mbit": 200, "seats": 45, "year": 2017, "term": 1,
    ]

    static let maps = [
        "more": ["KHU_VUC": "01"], "values": ["what": "Tập huấn chữ ký số cho giáo viên", "who": "Tổ tin học"],
        "remarks": ["I.1": "Bổ sung thời hạn."], "erase": ["records_guardian": "yes"],
        "rooms": ["0192f3a4-7c1e-7b2d-9a55-3e8f6c1d2b40": "0192f3a4-7c1e-7b2d-9a55-3e8f6c1d2b41"],
    ]

    /// Where a name means something else than usual.
    private static let places: [String: [String: String]] = [
        "units": ["name": "Trường Tiểu học Kim Đồng", "code": "TH-KIM-DONG"], "classes": ["name": "1A"],
        "rooms": ["name": "Phòng tin học 1", "code": "P201"], "devices": ["name": "Máy tính để bàn Dell"],
        "qualifications": ["name": "Đại học sư phạm Tin học"], "views": ["name": "Học sinh nữ lớp 1"],
        "days": ["name": "Nghỉ Tết Nguyên đán", "source": "Quyết định số 4050/QĐ-UBND"],
        "letters": ["name": "3522-sgddt.txt", "text": "I. NHIỆM VỤ CHUNG\n1. Dùng học bạ số ở mọi lớp Một."],
        "imports": [
            "file": "lop-1a.csv", "rows": "Họ tên,Ngày sinh,Giới tính,Lớp\nNguyễn Thị Minh Anh,06/05/2017,Nữ,1A",
        ], "accounts": ["login": "minhanh"], "statistics": ["form": "02.ĐN-TH"],
        "records": ["form": "02.ĐN-TH", "row": "III.1"], "posts": ["source": "Quyết định số 12/QĐ-THKD"],
        "audit": ["subject": "pupil"], "forecast": ["end": "week-before"],
    ]

    private static let texts = [
        "address": "12 phố Nguyễn Du", "blood": "01", "insurance": "0116123456",
        "remark": "Đã hỏi người này: máy mới của trường.", "site": "0101000123-01", "ageGroup": "01",
        "answer": "Đã bổ sung như yêu cầu.", "birthplace": "Hà Nội",
        "boarding": "01", "code": "0101000123", "conclusion": "Đã khắc phục, không phát hiện thiệt hại.",
        "consequences": "Chưa thấy ai bị liên hệ trái phép.", "contact": "Trần Văn Bình", "content": "Học sinh giỏi",
        "contract": "01", "covers": "photo", "decision": "15/QĐ-THKD", "disability": "01", "duration": "4 năm",
        "email": "minhanh@truong.example", "ethnicity": "01", "evidence": "Ảnh chụp màn hình báo cáo",
        "eyes": "10/10", "field": "MA_HOC_BAN_TRU", "form": "plan", "grade": "01", "height": "121,5",
        "issuer": "Sở Giáo dục và Đào tạo", "kind": "01", "kinds": "Họ tên, ngày sinh",
        "leader": "Nguyễn Thị Minh Anh", "login": "minhanh", "measures": "Đã gỡ tệp và báo phụ huynh",
        "name": "Nguyễn Thị Minh Anh", "named": "TH-KIM-DONG", "note": "Theo biên bản họp ngày 18/9",
        "number": "0912345678", "nutrition": "01", "occupation": "Nông dân", "outcome": "Đã hòa giải",
        "person": "account:0192f3a4-7c1e-7b2d-9a55-3e8f6c1d2b40", "phone": "02438250000", "place": "Sân trường",
        "policy": "01", "position": "Phó hiệu trưởng", "product": "Bộ phần mềm văn phòng", "provider": "VNPT",
        "purpose": "Đăng ảnh hoạt động", "qualification": "01", "query": "sex=02&grade=01",
        "reason": "Chờ duyệt kinh phí", "religion": "00", "repeating": "0101000123", "schoolYear": "2023-2024",
        "serial": "SN-2021-0042", "source": "Công văn số 3522/SGDĐT", "spine": "Bình thường", "subject": "TOAN",
        "successor": "binh.tran", "summary": "Hoàn thành 12 nhiệm vụ.", "tag": "MT-0042", "tags": "MT-0042\nMT-0043",
        "target": "Học sinh", "text": "Tập huấn chữ ký số cho giáo viên trong tháng 10.", "title": "Kế hoạch năm học",
        "unit": "TH-KIM-DONG", "vaccinations": "Sởi, uốn ván", "value": "01", "weight": "23,4",
        "what": "Gửi nhầm danh sách lớp", "why": "Ghi nhầm ngày", "words": "Xin bản sao dữ liệu của con tôi.",
        "q": "nguyen", "row": "III",
        "rows": "login,name,email,unit,role\nminhanh,Nguyễn Thị Minh Anh,,TH-KIM-DONG,staff",
        "file": "danh-sach.csv", "endpoint": "https://fcm.googleapis.com/fcm/send/cT9x",
        "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "secret": "BTBZMqHH6r4Tts7J_aSIgg", "role": "staff", "room": "P201",
    ]
}
