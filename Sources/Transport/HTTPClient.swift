public import Base

/// Asks other servers by HTTP: certificates are checked, redirects are not followed, an answer is bounded in time and
/// size.
public struct HTTPClient: Sendable {
    public struct Answer: Sendable {
        public let status: Int
        public let body: [UInt8]

        public init(status: Int, body: [UInt8]) {
            self.status = status
            self.body = body
        }
    }

    /// The other server could not be reached, or did not answer as a server should.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let blocking: BlockingPool
    private let seconds: Int
    private static let largest = 1 << 20

    /// - Parameter seconds: how long one question may take from its beginning to the end of the answer.
    public init(blocking: BlockingPool, seconds: Int = 10) {
        self.blocking = blocking
        self.seconds = seconds
    }

    public func get(_ address: String) async throws -> Answer { try await run(Exchange(address, [.http, .https])) }

    /// Sends a form.
    ///
    /// - Parameter account: name and password for HTTP Basic.
    public func post(
        _ address: String, form: String, account: (user: String, password: String)? = nil
    ) async throws -> Answer {
        var exchange = Exchange(address, [.http, .https])
        exchange.headers = [("Content-Type", "application/x-www-form-urlencoded")]
        exchange.body = Array(form.utf8)
        exchange.login = account
        return try await run(exchange)
    }

    private func run(_ exchange: Exchange) async throws -> Answer {
        var bounded = exchange
        bounded.seconds = seconds
        bounded.largest = HTTPClient.largest
        let question = bounded
        let reply = try await blocking.run { question.run() }
        guard reply.failure == nil else { throw Failure(description: reply.explanation) }
        guard !reply.isCut else { throw Failure(description: "the answer is too long") }
        return Answer(status: reply.status, body: reply.body)
    }
}
