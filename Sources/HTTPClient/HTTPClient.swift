public import Base
internal import CCurl

/// Asks other servers by HTTP, through libcurl: certificates are checked, redirects are not followed, an answer is
/// bounded in time and size.
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

    public func get(_ address: String) async throws -> Answer {
        let seconds = seconds
        return try await blocking.run { try Exchange.run(address, form: nil, account: nil, seconds: seconds) }
    }

    /// Sends a form.
    ///
    /// - Parameter account: name and password for HTTP Basic, as they stand in the header: `name:password`.
    public func post(_ address: String, form: String, account: String? = nil) async throws -> Answer {
        let seconds = seconds
        return try await blocking.run { try Exchange.run(address, form: form, account: account, seconds: seconds) }
    }

    /// One question and its answer.
    private final class Exchange {
        private var body: [UInt8] = []

        static func run(_ address: String, form: String?, account: String?, seconds: Int) throws -> Answer {
            guard let curl = curl_easy_init() else { throw Failure(description: "curl cannot begin") }
            defer { curl_easy_cleanup(curl) }
            let exchange = Exchange()
            var options = [
                khue_curl_text(curl, CURLOPT_URL, address),
                khue_curl_text(curl, CURLOPT_PROTOCOLS_STR, "http,https"),
                khue_curl_number(curl, CURLOPT_TIMEOUT, seconds), khue_curl_number(curl, CURLOPT_NOSIGNAL, 1),
                khue_curl_number(curl, CURLOPT_FOLLOWLOCATION, 0),
                khue_curl_text(curl, CURLOPT_USERAGENT, "khue"),
            ]
            if let form { options.append(khue_curl_text(curl, CURLOPT_COPYPOSTFIELDS, form)) }
            if let account {
                options.append(khue_curl_number(curl, CURLOPT_HTTPAUTH, 1))
                options.append(khue_curl_text(curl, CURLOPT_USERPWD, account))
            }
            options.append(khue_curl_writer(curl, Exchange.write, Unmanaged.passUnretained(exchange).toOpaque()))
            guard options.allSatisfy({ $0 == CURLE_OK }) else { throw Failure(description: "curl refuses an option") }
            let code = withExtendedLifetime(exchange) { curl_easy_perform(curl) }
            guard code == CURLE_OK else { throw Failure(description: String(cString: curl_easy_strerror(code))) }
            return Answer(status: Int(khue_curl_status(curl)), body: exchange.body)
        }

        /// Takes a piece of the answer; taking less than was offered ends the exchange.
        private static let write: curl_write_callback = { bytes, size, count, into in
            guard let bytes, let into else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(into).takeUnretainedValue()
            let length = size * count
            guard exchange.body.count + length <= HTTPClient.largest else { return 0 }
            exchange.body += UnsafeRawBufferPointer(start: bytes, count: length)
            return length
        }
    }
}
