internal import Base

/// Every sentence about the history of a record.
enum HistoryTexts {
    static let title = Text("Lịch sử hồ sơ: ai sửa gì, khi nào", "History: who changed what, and when")

    static func action(_ word: String) -> Text? {
        let known: [String: Text] = [
            "add pupil": Text("Thêm học sinh", "Pupil added"), "change pupil": Text("Sửa hồ sơ", "Record changed"),
            "place pupil": Text("Xếp lớp, rời lớp", "Class changed"),
            "transfer pupil": Text("Chuyển trường", "Transferred"),
            "add reward": Text("Ghi khen thưởng, kỷ luật", "Reward or measure written"),
            "correct reward": Text("Sửa khen thưởng, kỷ luật", "Reward or measure corrected"),
            "put photo": Text("Tải ảnh lên", "Photograph uploaded"),
            "replace photo": Text("Thay ảnh", "Photograph replaced"),
            "erase data": Text("Xóa theo yêu cầu", "Erased on request"),
            "remove photo": Text("Xóa ảnh", "Photograph removed"),
            "merge pupils": Text("Gộp hồ sơ trùng", "Duplicates merged"),
            "part pupils": Text("Tách hồ sơ", "Duplicates parted"),
            "join pupils": Text("Gộp hồ sơ giữa hai trường", "Joined between two schools"),
            "add guardian": Text("Thêm cha mẹ, người giám hộ", "Guardian added"),
            "remove guardian": Text("Bỏ cha mẹ, người giám hộ", "Guardian removed"),
            "add staff": Text("Thêm người, giao việc", "Person or post added"),
            "change staff": Text("Thay đổi hồ sơ", "Record changed"),
            "correct staff": Text("Sửa hồ sơ ghi sai", "Record corrected"),
            "change post": Text("Đổi hợp đồng, số tiết", "Contract or workload changed"),
            "end post": Text("Thôi việc", "Post ended"),
            "correct post": MemberTexts.correctPost, "remove post": MemberTexts.removePost,
            "add qualification": MemberTexts.add, "correct qualification": MemberTexts.correctPaper,
            "remove qualification": MemberTexts.removePaper,
        ]
        return known[word]
    }

    /// The label of a field in the log; a field of the dictionary keeps the name of the decision.
    static func field(_ name: String) -> Text {
        let known: [String: Text] = [
            "name": PupilTexts.name, "born": PupilTexts.born, "sex": PupilTexts.sex, "code": PupilTexts.code,
            "boarding": PupilTexts.boarding, "twoSessions": PupilTexts.twoSessions, "class": PupilTexts.schoolClass,
            "leaving": PupilTexts.leaving, "content": RewardTexts.content, "given": RewardTexts.day,
            "kind": RewardTexts.kind, "decision": RewardTexts.decision, "note": RewardTexts.note,
            "join": TransferTexts.state, "other": JoinTexts.otherRecord,
            "ended": RewardTexts.endDay, "agreedBy": PhotoTexts.agreedBy, "agreedOn": PhotoTexts.agreedOn,
            "contract": StaffTexts.contract, "periods": StaffTexts.periods, "post": StaffTexts.kind,
            "family": StaffTexts.family, "from": PupilTexts.from, "to": PupilTexts.to,
            "qualification": StaffTexts.qualification, "paper": MemberTexts.name, "place": MemberTexts.place,
            "begun": MemberTexts.begun,
            "records_photo": Text("Ảnh", "Photograph"),
        ]
        return known[name] ?? Text(verbatim: name)
    }
}
