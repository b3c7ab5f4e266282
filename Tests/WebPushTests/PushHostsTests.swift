import Base
import Testing
import Transport

@testable import WebPush

/// The address of a subscription comes from a browser, and opens nothing that is not a push service.
struct PushHostsTests {
    @Test(arguments: [
        "https://fcm.googleapis.com/fcm/send/abc", "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/x", "https://hk2p.notify.windows.com/w/?token=x", "https://FCM.googleapis.com/x",
    ])
    func knownServicesAreAllowed(endpoint: String) throws {
        #expect(try PushHosts().address(endpoint).port == 443)
    }

    @Test(arguments: [
        "https://127.0.0.1/", "https://localhost/x", "https://169.254.169.254/latest/", "https://khue.example.vn/",
        "https://fcm.googleapis.com.example.vn/x", "https://push.apple.com.vn/x", "https://xpush.apple.com/",
        "https://fcm.googleapis.com:8443/x", "http://fcm.googleapis.com/x", "https://a@fcm.googleapis.com/x",
        "file:///etc/passwd", "gopher://fcm.googleapis.com/", "", "không",
    ])
    func everythingElseIsRefused(endpoint: String) {
        #expect(throws: PushHosts.Refused.self) { try PushHosts().address(endpoint) }
    }

    /// Naming one inside opens that one with its port, and closes the known ones unless they are named too.
    @Test func theOperatorNamesServices() throws {
        let inside = PushHosts(inside: ["127.0.0.1:9"])
        #expect(try inside.address("https://127.0.0.1:9/x").port == 9)
        for endpoint in ["https://127.0.0.1:10/x", "https://127.0.0.1/x", "https://fcm.googleapis.com/x"] {
            #expect(throws: PushHosts.Refused.self, "\(endpoint)") { try inside.address(endpoint) }
        }
        let both = PushHosts(["fcm.googleapis.com"], inside: ["127.0.0.1:9"])
        #expect(try both.address("https://fcm.googleapis.com/x").origin == "https://fcm.googleapis.com")
        #expect(try both.address("https://127.0.0.1:9/x").origin == "https://127.0.0.1:9")
    }

    /// Each answer of a push service and what becomes of the message.
    @Test(
        arguments: [
            (201, true, "delivered"), (202, true, "delivered"), (404, true, "gone"), (410, true, "gone"),
            (429, true, "later"), (500, true, "later"), (502, true, "later"), (503, true, "later"),
            (401, true, "later"), (403, true, "later"), (400, true, "refused"), (413, true, "refused"),
            (302, true, "refused"), (0, true, "unknown"), (0, false, "later"),
        ] as [(Int, Bool, String)])
    func whatAnAnswerMeans(status: Int, isHandedOver: Bool, outcome: String) {
        let reply = Reply(
            failure: status == 0 ? .there : nil, status: status, isHandedOver: isHandedOver, retryAfter: 7,
            explanation: "")
        #expect("\(PushServices.outcome(reply))".hasPrefix(outcome))
        if status == 429 { #expect(PushServices.outcome(reply) == .later("429", wait: 7)) }
    }
}
