import Base
import Testing
import Transport

@testable import Mail

/// What an answer of a gateway means.
struct HookServerTests {
    @Test func whatIsInsideIsNotCalled() throws {
        for text in ["https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/"] {
            let outcome = HookServer(address: try OutwardAddress(text)).post([1], headers: [])
            #expect("\(outcome)".hasPrefix("later"), "\(text): \(outcome)")
        }
    }

    @Test(
        arguments: [
            (200, "delivered"), (429, "later"), (503, "later"), (401, "later"), (500, "unknown"), (502, "unknown"),
            (400, "refused"), (302, "refused"), (0, "unknown"),
        ])
    func whatAnAnswerMeans(status: Int, outcome: String) {
        let reply = Reply(failure: nil, status: status, isHandedOver: true, explanation: "")
        #expect("\(HookServer.outcome(reply))".hasPrefix(outcome))
    }
}
