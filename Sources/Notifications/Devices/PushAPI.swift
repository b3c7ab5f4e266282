internal import Base
internal import Database
internal import Identity
internal import Outbox
internal import Web
internal import WebPush

/// One's own devices for other programs: an app signs itself up as a browser does, with what its push service gave it
/// (RFC 8030) and the keys by which it reads what it is told (RFC 8291).
struct PushAPI: Sendable {
    let pages: DevicePages

    /// Of its own: whoever holds the device reads from then on what its person is told.
    static let writing = APIScope(
        "push-devices:write",
        Text("Báo tin của mình tới một thiết bị, gỡ thiết bị", "Have a device told one's own messages, sign it off"))

    var endpoints: [Endpoint] {
        [
            .read(
                "/preferences/push-key",
                Text("Khóa để đăng ký nhận thông báo trên thiết bị", "The key by which a device signs up"),
                MessageAPI.reading, PushAPI.key
            ) { _, _ in .one(pages.offer?.key.publicText, PushAPI.key) },
            device.list("/preferences/devices", Text("Các thiết bị của mình", "One's own devices"), id: \.id.text) {
                call, tx in try DeviceRows.all(of: try MessageAPI.own(call), in: tx)
            },
            device.making(
                "/preferences/devices", Text("Bật thông báo trên một thiết bị", "Sign a device up"),
                body: [
                    .needs("name", .text(1...60), form: "device"), .needs("endpoint", .text(1...2000)),
                    .needs("key", .text(1...200)), .needs("secret", .text(1...100)),
                ]
            ) { call, tx in
                guard pages.offer != nil else { throw PushNotOffered() }
                let id = try pages.added(call.visit, tx)
                return try PushAPI.find(id, call, tx)
            },
            device.read(Text("Một thiết bị", "One device")),
            device.removal(.delete, "", Text("Gỡ một thiết bị", "Sign a device off"), DevicePages.end),
        ]
    }

    private static let key = APIRecord<String?>([.optional("key") { $0 }])

    private let device = APIResource(
        "/preferences/devices/:device", (MessageAPI.reading, PushAPI.writing),
        APIRecord<DeviceLine>([
            .id("id") { $0.id }, .text("name") { $0.name }, .text("service") { $0.service },
            .optionalInstant("since") { $0.created }, .optionalInstant("toldAt") { $0.told },
        ])
    ) { call, tx in try PushAPI.find(try call.id("device"), call, tx) }

    private static func find(_ id: DeviceID, _ call: APICall, _ tx: Transaction) throws -> DeviceLine {
        let all = try DeviceRows.all(of: try MessageAPI.own(call), in: tx)
        guard let line = all.first(where: { $0.id == id }) else { throw NotFound() }
        return line
    }
}

/// Whoever runs the program has not turned notifications on devices on.
struct PushNotOffered: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { DeviceTexts.off }
}
