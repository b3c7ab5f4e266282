public import Foundation

/// A push service of a browser for one test: receives by HTTPS, checks the proof of the sender, keeps what it took.
public final class TestPushService: TestServer {
    /// One request as the service understood it.
    public struct Received: Decodable, Sendable {
        public let path: String
        public let isProven: Bool
        public let answered: String
        public let ttl: Int
        public let urgency: String
        public let topic: String
        public let encoding: String
        /// As it came, to be read with the key of the browser.
        public let body: Data
    }

    public init?() throws {
        try super.init(script: "OutboxTests/push_service.py", imports: "cryptography")
    }

    public func received() throws -> [Received] {
        try files(".json").map { try JSONDecoder().decode(Received.self, from: $0) }
    }
}
