internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What happened at one school in the first weeks: everything that the record of a child can hold, a few times.
struct ShowcaseEvents {
    private let school: RecordsShowcase.School
    private let now: Instant
    private let tx: Transaction
    private let children: [ShowcaseRows.Child]
    private let classes: [SchoolClass]
    private let keep: UnitPermit<KeepPupils>
    private let decide: UnitPermit<DecidePupils>

    init(_ school: RecordsShowcase.School, at now: Instant, in tx: Transaction) throws {
        self.school = school
        self.now = now
        self.tx = tx
        children = try ShowcaseRows.pupils(of: school.unit.id, in: tx)
        classes = try ClassRows.all(of: school.unit.id, SchoolYear(of: now.day), in: tx)
        keep = try Permit<KeepPupils>.demonstration(school.head, tree: OrganisationTree(), at: now, in: tx)
            .on(school.unit.id, in: tx)
        decide = try Permit<DecidePupils>.demonstration(school.head, tree: OrganisationTree(), at: now, in: tx)
            .on(school.unit.id, in: tx)
    }

    func fill() throws {
        guard children.count > 200, classes.count > 6 else { return }
        try rewards()
        try changes()
        try comings()
        try duplicate()
        try manyAtOnce()
        try violence()
        let frozen = Day(year: now.day.year, month: 9, day: 30) ?? now.day
        let lines = try SnapshotRows.current(school.unit.id, on: frozen, today: now.day, in: tx)
        _ = try SnapshotRows.freeze(school.unit.id, frozen, lines, by: decide.account, at: now, in: tx)
    }

    private func child(_ place: Int) -> ShowcaseRows.Child { children[place % children.count] }
    private func ago(_ days: Int) -> Day { now.day.adding(days: -days) }

    private var isYoung: Bool { school.unit.levels.first == .preschool }

    private func rewards() throws {
        let praised = isYoung ? "Bé chăm ngoan" : "Giải Nhì kể chuyện theo sách cấp trường"
        for step in 0..<6 {
            try AddReward.run(
                Reward(
                    id: RewardID(at: now), pupil: child(100 + step * 31).id, kind: .reward, givenOn: ago(6 + step),
                    content: praised, decision: "\(12 + step)/QĐ-KT"), by: keep, in: tx)
        }
        guard !isYoung else { return }
        let measure = Reward(
            id: RewardID(at: now), pupil: child(133).id, kind: .discipline, givenOn: ago(14),
            content: "Nhắc nhở, phối hợp với gia đình", note: "Nhiều lần quên đồ dùng học tập, nói chuyện riêng.")
        try AddReward.run(measure, by: keep, in: tx)
        var ended = measure
        ended.endedOn = ago(3)
        try CorrectReward.run(ended, was: measure, because: "Em đã tiến bộ, kết thúc theo dõi.", by: keep, in: tx)
    }

    /// A name put right, a name by a new birth certificate, boarding from a day, a class that changed its teacher.
    private func changes() throws {
        try change(child(141).id, .correction(on: now.day)) { $0.name = PersonName.written($0.name + " Anh") }
        try change(child(152).id, .change(from: ago(10))) {
            let words = $0.name.split(separator: " ")
            $0.name = ([words.first.map(String.init) ?? "Nguyễn", "Bảo"] + words.dropFirst().map(String.init))
                .joined(separator: " ")
        }
        try change(child(163).id, .change(from: ago(8))) { $0.boarding = $0.boarding == nil ? "02" : nil }
        try OriginRows.write([.disability: "02"], of: child(174).id, .change(from: ago(16)), in: tx)
        guard let seat = classes.last,
            let other = classes.dropLast().compactMap(\.teacher).last(where: { $0 != seat.teacher })
        else { return }
        var new = try ClassRows.find(seat.id, in: tx) ?? seat
        let old = new
        new.teacher = other
        try ChangeClass.run(new, was: old, .change(from: ago(9)), by: keep, in: tx)
    }

    private func change(_ id: PupilID, _ moment: Moment, _ change: (inout Pupil) -> Void) throws {
        guard let old = try PupilRows.find(id, in: tx) else { return }
        var new = old
        change(&new)
        try ChangePupil.run(new, was: old, moment, by: keep, in: tx)
    }

    /// Every way in and out within the weeks.
    private func comings() throws {
        try place(child(181).id) { try $0.leave(on: ago(12), .droppedOut, reason: "") }
        try place(child(182).id) { try $0.leave(on: ago(7), .leftCity, reason: "") }
        try place(child(183).id) { try $0.leave(on: ago(20), .deferred, reason: "") }
        let back = child(184)
        try place(back.id) { try $0.leave(on: ago(21), .deferred, reason: "") }
        try place(back.id) { history in
            try history.enter(
                Seat(pupil: back.id, unit: school.unit.id, classID: back.classID), on: ago(5), .returned,
                id: PlacementID(at: now))
        }
        let moved = child(186)
        if let other = classes.first(where: { $0.grade == moved.grade && $0.id != moved.classID }) {
            try place(moved.id) { history in
                try history.move(
                    to: Seat(pupil: moved.id, unit: school.unit.id, classID: other.id), on: ago(11),
                    id: PlacementID(at: now))
            }
        }
        let like = child(190)
        guard let seat = classes.first(where: { $0.id == like.classID }) else { return }
        let new = Pupil(
            id: PupilID(at: now), name: "Trương Gia Hân", bornOn: like.born.adding(days: 3), sex: .female,
            twoSessions: seat.twoSessions)
        try EnrolPupil.run(new, in: seat, on: ago(4), .fromOutside, by: keep, in: tx)
    }

    private func place(
        _ id: PupilID, _ change: (inout PlacementHistory) throws -> [PlacementChange]
    ) throws {
        var history = try PlacementRows.history(of: id, in: tx)
        let changes = try change(&history)
        try PlacementRows.apply(changes, at: now, in: tx)
        try keep.record(
            "place pupil", subject: "pupil", id: id.text, changes: try PlacementLog.changes(changes, in: tx), in: tx)
    }

    /// Somebody typed a child a second time, without the code.
    private func duplicate() throws {
        let twin = child(77)
        guard let seat = classes.first(where: { $0.grade == twin.grade && $0.id != twin.classID }) else { return }
        let again = Pupil(id: PupilID(at: now), name: twin.name, bornOn: twin.born, sex: twin.sex)
        try EnrolPupil.run(again, in: seat, on: ago(18), .new, by: keep, in: tx)
    }

    /// One field for a whole class, as it can still be taken back.
    private func manyAtOnce() throws {
        guard let seat = classes.dropFirst(2).first else { return }
        let field = try MoreSubject.pupil.fields(on: now.day, in: tx).first { $0.name == "IS_KY_NANG_SONG" }
        guard let field else { return }
        let pupils = children.filter { $0.classID == seat.id }.map(\.id)
        _ = try ChangePupils.run(
            .field(.more(name: field.name, label: field.label), value: "1", from: ago(15)), pupils, by: keep, in: tx)
    }

    private func violence() throws {
        // Where the walk of the tests writes the first one itself, there is none.
        guard !isYoung, school.head.hasSuffix("2") else { return }
        let permit = try Permit<KeepViolence>.demonstration(school.head, tree: OrganisationTree(), at: now, in: tx)
            .on(school.unit.id, in: tx)
        try KeepIncident.add(
            Incident(
                id: IncidentID(at: now), pupil: child(201).id, happenedOn: ago(13),
                values: [
                    .form: "Trêu chọc, giật đồ dùng", .target: "Bạn cùng lớp", .place: "Sân trường, giờ ra chơi",
                    .outcome: "Giáo viên chủ nhiệm đã gặp hai gia đình; hai em xin lỗi nhau.",
                ]), by: permit, in: tx)
    }

    // MARK: The first school only

    /// The children of one class, with the consent of a parent.
    func photographs(_ drawings: [[UInt8]]) throws {
        guard !drawings.isEmpty, let seat = classes.dropFirst(1).first else { return }
        for (place, child) in children.filter({ $0.classID == seat.id }).prefix(14).enumerated() {
            let drawing = drawings[(place * 2 + (child.sex == .male ? 0 : 1)) % drawings.count]
            try PutPhoto.run(
                Photo(
                    bytes: drawing, width: 240, height: 320, agreedBy: "Phụ huynh em \(child.name)", agreedOn: ago(20)),
                of: child.id, by: keep, in: tx)
        }
    }

    /// The look of last spring, and what the nurse wrote of a few children since.
    func health(by nurse: String) throws {
        let permit = try Permit<KeepHealth>.demonstration(nurse, tree: OrganisationTree(), at: now, in: tx)
            .on(school.unit.id, in: tx)
        let spring = Day(year: now.day.year, month: 4, day: 12) ?? now.day
        for (place, child) in children.enumerated() where place % 3 == 0 {
            let age = now.day.year - child.born.year
            var check = HealthCheck(day: spring)
            check.height = 780 + age * 65 + place % 40
            check.weight = 9_000 + age * 2_100 + place % 900
            check.eyes = place % 15 == 0 ? "8/10, hẹn khám lại" : "10/10"
            check.spine = "Bình thường"
            check.vaccinations = place % 6 == 0 ? "Đủ mũi theo độ tuổi; viêm não Nhật Bản mũi 3" : "Đủ mũi theo độ tuổi"
            try PrivateRows.insert(check, of: child.id, by: permit, in: tx)
        }
        var seen = HealthCheck(day: ago(2))
        seen.note = "Sốt nhẹ 38,2 °C sau giờ ngủ trưa, đã báo gia đình đón về."
        try PrivateRows.insert(seen, of: child(12).id, by: permit, in: tx)
        try permit.record("add health check", subject: "pupil", id: child(12).id.text, detail: seen.day.iso, in: tx)
    }

    func views(by teacher: String) throws {
        guard let account = try ShowcaseRows.account(teacher, in: tx), let seat = classes.dropFirst(1).first else {
            return
        }
        let views = [
            ("Bán trú", "boarding=yes&sort=class", true), ("Lớp tôi theo tên", "class=\(seat.id)&sort=name", false),
            ("Mới vào trong năm", "entry=fromOutside", true),
        ]
        for (name, query, isShared) in views {
            try ViewRows.insert(
                SavedView(
                    id: ViewID(at: now), name: name, query: SavedViewRules.query(query), isShared: isShared,
                    isOwn: true,
                    by: ""), at: school.unit.id, of: account, now, in: tx)
        }
    }
}
