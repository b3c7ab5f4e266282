internal import Foundation

/// A gateway for SMS and Zalo for one test: receives by HTTPS, checks the mark itself, keeps what it took.
public final class TestGateway: TestServer {
    /// One request as the gateway understood it.
    public struct Received: Decodable, Sendable {
        public let key: String
        public let isMarked: Bool
        /// Whether the gateway passed the message on: not when the mark was wrong or the key was known.
        public let isTaken: Bool
        public let answered: String
        public let body: Body

        public struct Body: Decodable, Sendable {
            public let id: String
            public let to: String
            public let title: String
            public let text: String
            public let link: String?
        }
    }

    public static let key = "khóa chung của cổng"

    public init?() throws {
        try super.init(script: "OutboxTests/gateway.py", imports: "ssl")
        try TestGateway.key.write(toFile: path("key"), atomically: true, encoding: .utf8)
    }

    public func received() throws -> [Received] {
        try files(".json").map { try JSONDecoder().decode(Received.self, from: $0) }
    }
}
