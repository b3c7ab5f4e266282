import Base
import Database
internal import Organisation
internal import Privacy
import Program
import TestKit
import Testing
import Web

@testable import Identity

/// A request to delete that the program itself carries out, as far as the law lets it.
@Suite(.serialized) struct ErasingTests {
    private func ask(_ login: String, _ person: String, _ world: World) async throws -> (PageBrowser, String) {
        let asker = try await world.browser(login)
        await asker.open("/privacy")
        try await asker.press("Gửi yêu cầu", ["right": "delete", "person": person, "words": "Xin xóa"])
        #expect(asker.sees("Đã gửi."))
        let id = try await world.database.read { tx in
            try tx.first("SELECT id FROM privacy_request WHERE answered_at IS NULL") {
                try $0["id"] as String
            } ?? ""
        }
        return (asker, "/privacy/requests/" + id)
    }

    private func account(_ login: String, _ world: World) async throws -> String {
        try await world.database.read { tx in
            try tx.first("SELECT id FROM identity_account WHERE login = \(login)") { try $0["id"] as String } ?? ""
        }
    }

    private func count(_ table: StaticString, _ world: World) async throws -> Int {
        try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM \(raw: table)") }
    }

    private func erased(_ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all("SELECT subject, changes FROM identity_audit WHERE action = 'erase data' ORDER BY changes") {
                "\(try $0["subject"] as String) \(try $0["changes"] as String? ?? "")"
            }
        }
    }

    /// The consent on which erased data rested goes with it; what the person agreed to besides stays. By a program as by the
    /// page.
    @Test(arguments: TestEngine.available)
    func whatIsErasedTakesItsConsentAlong(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            let head = try await APIPerson("truong", world)
            let parent = try await APIPerson("phuhuynh", world)
            for (purpose, covers) in [("Ảnh thẻ", "records_photo"), ("Báo tường", "")] {
                let text = await head.ask(
                    .post, "/privacy/consents",
                    ["purpose": .string(purpose), "words": "Xin phép", "covers": .string(covers)])
                let child: [String: JSONValue] = ["person": .string("pupil:" + pupil)]
                await parent.ask(.post, "/privacy/own-consents/\(text.id)/answer", child)
            }
            let wrong: [String: JSONValue] = ["purpose": "Khác", "words": "Xin phép", "covers": "records_pupil"]
            let refused = await head.ask(.post, "/privacy/consents", wrong, expects: 422)
            #expect(refused.pointers == ["/covers"], "only what is kept on consent")
            let keeper = try await account("truong", world)
            try await world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO records_photo
                        (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by, uploaded_at)
                    VALUES (\(pupil), 'AAAA', 10, 10, 'Mẹ', '2023-09-10', \(keeper), \(World.start))
                    """)
            }
            let asked = await parent.ask(
                .post, "/privacy/own-requests",
                ["right": "delete", "person": .string("pupil:" + pupil), "words": "Xóa ảnh"])
            let answer: [String: JSONValue] = [
                "outcome": "done", "answer": "Đã xóa", "erase": ["records_photo": "yes"],
            ]
            await head.ask(
                .post, "/privacy/requests/\(asked.id)/answer", answer, ["if-match": asked.etag])
            #expect(try await count("records_photo", world) == 0)
            let withdrawn = await parent.ask(.get, "/privacy/own-consents").items.filter { item in
                guard case .object(let fields) = item else { return false }
                return fields["withdrawnAt"] != .null
            }
            #expect(withdrawn.count == 1)
            let logged = try await world.database.read { tx in
                try tx.all("SELECT detail FROM identity_audit WHERE action = 'withdraw consent'") {
                    try $0["detail"] as String
                }
            }
            #expect(logged == ["Ảnh thẻ, 1"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aPhotographGoesTheRecordStaysAndTheParentReadsWhy(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            let head = try await world.browser("truong")
            await head.open("/pupils/\(pupil)/photo/change")
            try await head.press(
                "Tải ảnh lên", ["agreedBy": "Mẹ của em", "agreedOn": "19/9/2023", "agreed": "yes"],
                upload: ("file", Upload(name: "anh.png", bytes: TestPicture.png)))
            let placements = try await count("records_placement", world)
            let (parent, path) = try await ask("phuhuynh", "pupil:" + pupil, world)
            await head.open(path)
            #expect(head.sees("Xóa Ảnh học sinh (1)") && head.sees("TT 42/2021/TT-BGDĐT"))
            let form = try head.form("Trả lời")
            #expect(form.values["erase-records_photo"] == "yes" && form.values["erase-records_pupil"] == nil)
            let other = try await world.browser("truong2")
            await other.open("/privacy")
            let mark = try other.form("Gửi yêu cầu").values["form_mark"]
            let theirs = form.values.setting("form_mark", to: mark)
            await other.post(path + "/answer", theirs.setting("outcome", to: "done").setting("answer", to: "x"))
            #expect(other.status == 404)
            #expect(try await count("records_photo", world) == 1)

            // What no declaration allows is not erased, whatever is sent.
            let forged = form.values.setting("outcome", to: "done").setting("answer", to: "Đã xóa ảnh")
                .setting("erase-records_pupil", to: "yes").setting("erase-records_placement", to: "yes")
            await head.post(path + "/answer", forged)
            #expect(head.status == 200 && head.sees("Ảnh học sinh: 1 mục") && head.sees("Giữ lại, và vì sao"))
            #expect(try await count("records_photo", world) == 0)
            #expect(try await count("records_placement", world) == placements)
            await head.post(path + "/answer", forged)
            #expect(head.status == 409, "carried out once")
            await parent.open("/privacy")
            #expect(parent.sees("Đã xóa ảnh") && parent.sees("Ảnh học sinh: 1 mục"))
            #expect(parent.sees("Quá trình học") && parent.sees("Luật 91/2025 Đ.19"))
            let log = try await erased(world)
            #expect(log.count == 1 && log[0].hasPrefix("pupil ") && log[0].contains("records_photo"))
            #expect(!log[0].contains("Mẹ của em"), "the log does not keep what was erased")
            _ = try await AuditSeal.run(world.database)
            let report = try await AuditSeal.verify(world.database)
            #expect(report.fault == nil && report.sealed > 0 && report.unsealed == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func contactsGoWhenNoChildIsAtSchoolAnyMore(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            _ = try await world.family()
            let own = try await account("phuhuynh", world)
            try await world.database.write { tx in
                try tx.run("UPDATE records_guardian SET phone = '0912000111' WHERE account_id = \(own)")
                try tx.run(
                    """
                    INSERT INTO outbox_preference (person_id, by_mail, by_hook, number, is_daily)
                    VALUES (\(own), \(true), \(true), '0912000222', \(false))
                    """)
            }
            let (_, first) = try await ask("phuhuynh", "account:" + own, world)
            let head = try await world.browser("truong")
            await head.open(first)
            #expect(
                head.sees("Xóa Cách nhận tin (1)") && !head.sees("Xóa Cha mẹ, người giám hộ"), "a child is at school")
            try await head.press("Trả lời", ["outcome": "refused", "answer": "Còn cần"])
            #expect(try await phones(own, world) == ["0912000111", "0912000222"], "refused: nothing is erased")

            try await world.database.write { tx in
                try tx.run(
                    """
                    UPDATE records_placement SET valid_to = '2023-09-01' WHERE pupil_id IN (
                        SELECT h.pupil_id FROM records_guardianship h
                        JOIN records_guardian g ON g.id = h.guardian_id WHERE g.account_id = \(own))
                    """)
            }
            let (parent, second) = try await ask("phuhuynh", "account:" + own, world)
            await head.open(second)
            #expect(head.sees("Xóa Cha mẹ, người giám hộ (1)"))
            try await head.press("Trả lời", ["outcome": "partly", "answer": "Đã xóa liên hệ"])
            #expect(head.status == 200)
            #expect(try await phones(own, world) == ["", ""])
            await parent.open("/privacy")
            #expect(parent.sees("Cách nhận tin: 1 mục") && parent.sees("Họ tên giữ cùng hồ sơ học sinh"))
            let log = try await erased(world)
            #expect(log.count == 2 && !log.joined().contains("0912000"))
            _ = try await AuditSeal.run(world.database)
            #expect(try await AuditSeal.verify(world.database).fault == nil)
        }
    }

    private func phones(_ account: String, _ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all("SELECT phone FROM records_guardian WHERE account_id = \(account)") {
                try $0["phone"] as String
            }
                + tx.all("SELECT number FROM outbox_preference WHERE person_id = \(account)") {
                    try $0["number"] as String
                }
        }
    }

    /// The unit erases what was asked for: one's own saved lists, not those that the unit shares, and nothing unticked.
    @Test(arguments: TestEngine.available)
    func onlyWhatIsTickedGoes(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let own = try await account("giaovien", world)
            let school = world.city.schools[0][0].id
            try await world.database.write { tx in
                for (name, isShared) in [("Của tôi", false), ("Chung", true)] {
                    try tx.run(
                        """
                        INSERT INTO records_view (id, unit_id, account_id, name, name_sort, query, is_shared, made_at)
                        VALUES (\(name), \(school), \(own), \(name), \(name), 'x', \(isShared), \(World.start))
                        """)
                }
            }
            let head = try await world.browser("truong")
            for (isTicked, left) in [(false, 2), (true, 1)] {
                let (teacher, path) = try await ask("giaovien", "account:" + own, world)
                await head.open(path)
                let form = try head.form("Trả lời")
                #expect(form.values["erase-records_view"] == "yes" && head.sees("Xóa Danh sách đã lưu (1)"))
                let pairs = form.values.pairs.filter { isTicked || !$0.name.hasPrefix("erase-") }
                var values = FormValues()
                for pair in pairs { values.append(pair.name, pair.value) }
                await head.post(
                    path + "/answer", values.setting("outcome", to: "partly").setting("answer", to: "Xong"))
                #expect(head.status == 200)
                #expect(try await count("records_view", world) == left)
                await teacher.open("/privacy")
                #expect(teacher.sees(isTicked ? "Danh sách đã lưu: 1 mục" : "Đơn vị không xóa"))
            }
        }
    }

    /// A school that no longer keeps the record has nothing to erase.
    @Test(arguments: TestEngine.available)
    func theFormerSchoolErasesNothing(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            let (_, path) = try await ask("phuhuynh", "pupil:" + pupil, world)
            let later = world.city.schools[1][0].id
            try await world.database.write { tx in
                let other: SQL = "SELECT id FROM identity_account WHERE login = 'truong'"
                try tx.run(
                    """
                    INSERT INTO records_photo (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by,
                        uploaded_at)
                    VALUES (\(pupil), 'AA==', 1, 1, 'Mẹ', '2023-09-19', (\(other)), \(World.start))
                    """)
                try tx.run("UPDATE records_placement SET unit_id = \(later) WHERE pupil_id = \(pupil)")
            }
            let head = try await world.browser("truong")
            await head.open(path)
            #expect(head.sees("Trường khác đang giữ hồ sơ") && !head.html.contains("erase-records_photo"))
            let form = try head.form("Trả lời")
            await head.post(
                path + "/answer",
                form.values.setting("outcome", to: "done").setting("answer", to: "x")
                    .setting("erase-records_photo", to: "yes"))
            #expect(try await count("records_photo", world) == 1)
        }
    }

    /// What rests on consent either can be erased, or says in its own words why not.
    @Test func whatRestsOnConsentSaysWhatBecomesOfIt() {
        for table in (Composition.personalData + [PrivacyModule.personalData]).flatMap(\.tables)
        where table.ground == .consent {
            if case .stays(because: nil) = table.erasing {
                Issue.record("\(table.name) rests on consent and is silent on erasing")
            }
        }
    }
}
