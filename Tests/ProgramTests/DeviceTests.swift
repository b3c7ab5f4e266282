import Base
import Database
import Identity
import Organisation
import Outbox
import TestKit
import Testing
import Web
import WebPush

@testable import Notifications

/// Devices that people let Khuê tell something, as their page has them, and what of deliveries one may see.
@Suite(.serialized) struct DeviceTests {
    private static let endpoint = "https://fcm.googleapis.com/fcm/send/abc"

    private func subscription(_ endpoint: String = endpoint, name: String = "Máy của tôi") -> [String: String] {
        [
            "device": name, "endpoint": endpoint,
            "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "secret": "BTBZMqHH6r4Tts7J_aSIgg",
        ]
    }

    private let turnOn = "Bật trên thiết bị này"

    /// The push service gave the browser another address, while nobody has signed in: the old one with its secret proves
    /// which device it is, and nothing else does.
    @Test(arguments: TestEngine.available)
    func aBrowserTellsItsNewAddress(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let school = try await world.browser("truong")
            await school.open("/messages/preferences")
            try await school.press(turnOn, subscription())
            let worker = PageBrowser(world.router)
            func renew(_ fields: [String: String]) async {
                await worker.open("/messages/devices/renewal")
                let mark = worker.html
                let own = subscription()
                var values = [
                    "old": own["endpoint"] ?? "", "oldSecret": own["secret"] ?? "",
                    "endpoint": "https://fcm.googleapis.com/fcm/send/new", "key": own["key"] ?? "",
                    "secret": "AAECAwQFBgcICQoLDA0ODw",
                ]
                values.merge(fields) { $1 }
                await worker.post(
                    "/messages/devices/renewal", FormValues([("form_mark", mark)] + values.map { ($0.key, $0.value) }))
            }
            for wrong in [
                ["oldSecret": "AAECAwQFBgcICQoLDA0ODw"], ["old": "https://fcm.googleapis.com/other"], ["old": ""],
                ["endpoint": "https://10.0.0.1/push"], ["endpoint": "https://evil.example/push"], ["key": "AAAA"],
            ] {
                await renew(wrong)
                #expect(worker.status == 404, "\(wrong)")
            }
            #expect(try await addresses(world) == [Self.endpoint])
            await renew([:])
            #expect(worker.status == 200)
            #expect(try await addresses(world) == ["https://fcm.googleapis.com/fcm/send/new"])
            await renew([:])
            #expect(worker.status == 404, "the old address is no proof any more")
            await school.open("/messages/preferences")
            #expect(school.sees("Máy của tôi"))
            let logged = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'renew device'")
            }
            #expect(logged == 1)
        }
    }

    private func addresses(_ world: World) async throws -> [String] {
        try await world.database.read { tx in try tx.all("SELECT endpoint FROM outbox_device") { try $0["endpoint"] } }
    }

    @Test(arguments: TestEngine.available)
    func aDeviceIsTurnedOnListedAndSignedOff(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let school = try await world.browser("truong")
            await school.open("/messages/preferences")
            try await school.press(turnOn, ["device": "Máy"])
            #expect(school.status == 422 && school.sees("Cần bật JavaScript cho trang này."))
            #expect(
                school.html.contains("value=\"Máy\"") && school.html.contains("name=\"mail\" value=\"yes\" checked"))
            try await school.press(turnOn, subscription(name: ""))
            #expect(school.status == 422 && school.sees("Ghi tên để nhận ra thiết bị"))
            try await school.press(turnOn, subscription("https://10.0.0.1/push"))
            #expect(school.status == 422 && school.sees("chưa được cơ quan cho phép"))
            try await school.press(turnOn, subscription())
            #expect(school.sees("Đã bật thông báo trên thiết bị này.") && school.sees("Máy của tôi"))
            #expect(school.sees("fcm.googleapis.com") && school.sees("Chưa báo lần nào"))
            #expect(!school.html.contains("/fcm/send/abc"), "the address is a secret of the browser")

            let other = try await world.browser("truong2")
            let sign = try #require(
                school.html.firstMatch(of: /\/messages\/devices\/[0-9a-f-]+\/end/).map { String($0.0) })
            await other.open("/messages/preferences")
            #expect(!other.sees("Máy của tôi"))
            await other.post(sign, FormValues([("form_mark", try other.form("Đăng xuất").values["form_mark"] ?? "")]))
            #expect(other.status == 404, "nobody signs another's device off")
            await other.open("/messages/preferences")
            try await other.press(turnOn, subscription(name: "Máy chung"))
            await school.open("/messages/preferences")
            #expect(!school.sees("Máy của tôi"), "one browser tells one person")
            try await other.press("Gỡ")
            #expect(other.sees("Đã gỡ thiết bị.") && other.sees("Chưa có thiết bị nào."))
            let logged = try await world.database.read { tx in
                try tx.all("SELECT action FROM identity_audit WHERE action LIKE '%device' ORDER BY at, id") {
                    try $0["action"] as String
                }
            }
            #expect(logged.sorted() == ["sign off device", "turn on device", "turn on device"])
        }
    }

    /// Browsers name many others beside themselves.
    @Test(
        arguments: [
            (
                "Mozilla/5.0 (Linux; Android 13; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
                "Chrome, Android"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
                "Edge, Windows"
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
                "Safari, iPhone"
            ),
            ("", ""), ("<script>", ""),
        ])
    func aDeviceIsCalledByItsBrowserAndSystem(agent: String, name: String) {
        #expect(DeviceName.guess(agent) == name)
    }

    @Test func tenDevicesAreEnough() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let school = try await world.browser("truong")
            await school.open("/messages/preferences")
            for number in 0..<10 { try await school.press(turnOn, subscription(DeviceTests.endpoint + "\(number)")) }
            try await school.press(turnOn, subscription())
            #expect(school.status == 422 && school.sees("Gỡ bớt một thiết bị cũ"))
        }
    }

    /// Where it is not turned on, the page says so and nothing can be added.
    @Test func withoutPushNothingIsOffered() async throws {
        try await World.with(.sqlite, publishes: false, pushes: false) { world in
            let school = try await world.browser("truong")
            await school.open("/messages/preferences")
            #expect(school.sees("chưa bật thông báo trên thiết bị") && !school.html.contains("data-push"))
            let mark = try school.form("Lưu").values["form_mark"]
            await school.post("/messages/devices", FormValues(Array(subscription())).setting("form_mark", to: mark))
            #expect(school.status == 405, "the address takes nothing")
        }
    }

    @Test(arguments: TestEngine.available)
    func theKeyIsMadeOnce(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            async let first = PushOffer.load(from: world.database)
            async let second = PushOffer.load(from: world.database)
            let keys = [try await first.key.publicText, try await second.key.publicText]
            #expect(keys[0] == keys[1])
        }
    }

    /// The person who is meant sees what was sent to them; administrators see those of their scope; both narrow the list.
    @Test(arguments: TestEngine.available)
    func deliveriesAreSeenByThoseTheyConcern(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let school = try await world.browser("truong")
            await school.open("/messages/preferences")
            try await school.press(turnOn, subscription())
            try await tell(world)
            await school.open("/messages/sent")
            #expect(school.sees("4 lượt") && school.sees("Máy của tôi") && school.sees("truong@example.vn"))
            for (query, count) in [
                ("channel=push", 2), ("channel=mail", 2), ("state=delivered", 1), ("state=waiting&channel=mail", 1),
                ("day=20/9/2023", 2), ("day=2023-09-22", 2), ("day=21/9/2023", 0), ("channel=x&state=y", 4),
            ] {
                await school.open("/messages/sent?\(query)")
                #expect(school.status == 200 && school.sees("\(count) lượt"), "\(query)")
            }
            await school.open("/messages/sent?day=hôm+nay")
            #expect(school.sees("Ghi ngày dạng 5/9/2023.") && school.html.contains("value=\"hôm nay\""))
            await school.open("/messages/sent?state=delivered")
            let path = try school.link("Tin 0")
            await school.open(path)
            #expect(school.status == 200 && school.sees("Đã giao"))
            await school.open("/messages")
            await school.open(try school.link("Tin 0"))
            #expect(school.sees("Đã gửi qua") && school.sees("Thiết bị") && school.sees("Máy của tôi"))
            for login in ["truong2", "giaovien", "so"] {
                let other = try await world.browser(login)
                await other.open(path)
                #expect(other.status == 404, "\(login)")
                await other.open("/messages/sent")
                #expect(other.sees("0 lượt"))
            }
            let near = try await world.administrator("quantritruong")
            await near.open("/deliveries?channel=push&day=22/9/2023")
            #expect(near.sees("1 lượt") && near.sees("Người truong"))
            await near.open(path.replacing("/messages/sent", with: "/deliveries"))
            #expect(near.status == 200)
        }
    }

    /// Two messages on two days, one letter delivered.
    private func tell(_ world: World) async throws {
        let unit = world.city.schools[0][0].id
        try await world.database.write { tx in
            try tx.run("UPDATE identity_account SET email = 'truong@example.vn' WHERE login = 'truong'")
            guard
                let person = try tx.first(
                    "SELECT id FROM identity_account WHERE login = 'truong'",
                    { row in
                        try row["id"] as AccountID
                    })
            else { return }
            for (number, day) in [0, 2].enumerated() {
                try Outbox.announce(
                    Announcement(.work, Text(verbatim: "Tin \(number)"), Text(verbatim: "Nội dung")), to: person,
                    unit: unit, at: World.start.adding(seconds: day * 86_400), in: tx)
            }
            try tx.run(
                """
                UPDATE outbox_delivery SET state = 'delivered' WHERE channel = 'mail' AND id =
                    (SELECT MIN(id) FROM outbox_delivery WHERE channel = 'mail')
                """)
        }
    }
}
