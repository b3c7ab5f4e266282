import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

@testable import Outbox

/// Who is told what of transfers and of requests about data: the letters themselves, through the real outbox.
@Suite(.serialized) struct ToldTests {
    private struct Child {
        let name: String
        let code: String
        let born: Day
    }

    private func child(_ number: Int, _ world: World) async throws -> Child {
        let found = try await world.database.read { tx in
            try tx.first(
                """
                SELECT p.code, p.born_on, p.name FROM records_pupil p ORDER BY p.name_sort, p.id
                LIMIT 1 OFFSET \(number)
                """
            ) { row in
                let name: String = try row["name"]
                let code: String = try row["code"]
                return Child(name: name, code: code, born: try row["born_on"])
            }
        }
        return try #require(found)
    }

    private func expect(
        _ letters: [Mailbag.Letter], _ to: String, _ title: Text, _ body: Text, _ path: String, says: Language,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(letters.map(\.to) == ["\(to)@example.vn"], "nobody else is told", sourceLocation: sourceLocation)
        guard let letter = letters.first else { return }
        #expect(letter.title == title && letter.body == body, sourceLocation: sourceLocation)
        #expect(letter.path?.hasPrefix(path) == true, sourceLocation: sourceLocation)
        #expect(letter.sent.hasPrefix(title(says) + "\n"), sourceLocation: sourceLocation)
        #expect(letter.sent.contains(body(says)), sourceLocation: sourceLocation)
        #expect(letter.sent.contains("https://khue.example.vn\(path)"), sourceLocation: sourceLocation)
    }

    private static let what = Text(
        "Chuyển trường từ ngày 20/9/2023. Mở trang để xem em nào và làm việc tiếp theo.",
        "Transfer from 20/9/2023. Open the page to see who it is and what comes next.")

    /// Each step of a transfer tells the other school, once, in its language, and names no child.
    @Test(arguments: TestEngine.available)
    func eachStepOfATransferTellsTheOtherSchool(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let old = try await world.browser("truong")
            let new = try await world.browser("truong2")
            let bag = try await Mailbag(world, english: ["truong2"])
            let children = [try await child(0, world), try await child(1, world), try await child(2, world)]
            await new.open("/units/\(world.city.schools[1][0].id)/classes?lang=vi")
            let grade = new.html.contains("value=\"17\"") ? "17" : "01"
            try await new.press("Thêm lớp", ["name": "1K", "grade": grade])
            func ask(_ child: Child) async throws {
                await new.open("/transfers?lang=vi")
                try await new.press(
                    "Xin nhận học sinh",
                    ["code": child.code, "born": Format(.vi).day(child.born), "day": "20/9/2023", "reason": "Chuyển"])
                #expect(new.sees("Chờ trường cũ đồng ý"))
                expect(
                    try await bag.letters(), "truong",
                    Text("Trường khác xin nhận một học sinh của trường", "Another school asks for one of your pupils"),
                    ToldTests.what, "/transfers", says: .vi)
            }

            try await ask(children[0])
            await old.open("/transfers")
            try await old.press("Đồng ý cho chuyển")
            expect(
                try await bag.letters(), "truong2",
                Text("Trường cũ đồng ý cho chuyển, chờ xếp lớp", "The old school agrees: seat the pupil"),
                ToldTests.what, "/transfers", says: .en)
            let seat = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_class WHERE name = '1K'") { try $0["id"] as String } ?? ""
            }
            await new.open("/transfers")
            try await new.press("Xếp lớp", ["class": seat])
            expect(
                try await bag.letters(), "truong",
                Text("Học sinh đã chuyển sang trường mới", "A pupil has moved to the new school"), ToldTests.what,
                "/transfers", says: .vi)

            try await ask(children[1])
            await old.open("/transfers")
            try await old.press("Từ chối", ["answer": "Chưa đủ giấy tờ"])
            expect(
                try await bag.letters(), "truong2",
                Text("Trường cũ từ chối cho chuyển", "The old school refuses a transfer"), ToldTests.what,
                "/transfers", says: .en)

            try await ask(children[2])
            await new.open("/transfers")
            try await new.press("Rút yêu cầu")
            expect(
                try await bag.letters(), "truong",
                Text("Trường mới rút yêu cầu chuyển trường", "The new school withdrew its request"), ToldTests.what,
                "/transfers", says: .vi)

            world.clock.move(to: World.start.adding(seconds: 86_400))
            #expect(try await bag.letters().isEmpty, "each once")
            for child in children { #expect(!bag.left.contains(child.name) && !bag.left.contains(child.code)) }
            #expect(bag.left.contains("\"title\":\"Trường mới rút yêu cầu chuyển trường\""), "devices are told too")
        }
    }

    private static let read = Text("Mở trang Dữ liệu cá nhân để đọc.", "Open the page Personal data to read it.")

    /// The unit learns that it has to answer and by when; the person learns what became of it, and words stay inside.
    @Test(arguments: TestEngine.available)
    func aRequestAboutDataTellsTheUnitAndThePerson(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            let parent = try await world.browser("phuhuynh")
            let head = try await world.browser("truong")
            let bag = try await Mailbag(world, english: ["phuhuynh"])
            await parent.open("/privacy?lang=vi")
            try await parent.press(
                "Gửi yêu cầu", ["right": "correct", "person": "pupil:" + pupil, "words": "Sai ngày sinh của cháu"])
            // 20 September 2023 was a Wednesday: two working days to acknowledge, ten days to answer.
            expect(
                try await bag.letters(), "truong",
                Text(
                    "Có yêu cầu về dữ liệu cá nhân cần trả lời", "A request about personal data is to be answered"),
                Text(
                    "Báo đã nhận trước hết ngày 22/9/2023, trả lời trước hết ngày 30/9/2023.",
                    "Acknowledge by 22/9/2023, answer by 30/9/2023."), "/privacy/requests/", says: .vi)
            await head.open("/privacy/requests")
            await head.open(try head.link("Sửa dữ liệu sai"))
            try await head.press("Báo đã nhận")
            expect(
                try await bag.letters(), "phuhuynh",
                Text("Đơn vị đã nhận yêu cầu của bạn", "Your request was received"), ToldTests.read, "/privacy",
                says: .en)
            try await head.press("Gia hạn một lần", ["reason": "Chờ giấy khai sinh"])
            expect(
                try await bag.letters(), "phuhuynh",
                Text(
                    "Đơn vị cần thêm thời gian trả lời yêu cầu của bạn", "More time is needed for your request"),
                ToldTests.read, "/privacy", says: .en)
            try await head.press("Trả lời", ["outcome": "done", "answer": "Đã sửa theo giấy khai sinh"])
            expect(
                try await bag.letters(), "phuhuynh",
                Text("Yêu cầu của bạn đã được trả lời", "Your request was answered"), ToldTests.read, "/privacy",
                says: .en)
            world.clock.move(to: World.start.adding(seconds: 86_400))
            #expect(try await bag.letters().isEmpty)
            for words in ["Sai ngày sinh", "giấy khai sinh", pupil] { #expect(!bag.left.contains(words)) }
        }
    }
}
