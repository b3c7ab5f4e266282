internal import Base
internal import Outbox
public import Transport

/// How the other side is asked, as whoever runs the program wrote it down. The receiver's present contract is not public
/// (reference 2.6): addresses, the header that lets us in and the names in an answer are data, not code.
public struct SectorContract: Sendable, Decodable, Equatable {
    /// What an answer is made of.
    public struct Names: Sendable, Decodable, Equatable {
        /// The field that holds the list; empty when the answer is the list itself.
        public var list = "KetQua"
        public var key = "ClientId"
        public var code = "Ma"
        public var fault = "Loi"
        /// The list of a message in which it takes what is no more; without it nothing is said of that.
        public var deletions: String?

        public init() {}

        /// What the file does not name keeps its usual name.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            let usual = Names()
            list = try fields.decodeIfPresent(String.self, forKey: .list) ?? usual.list
            key = try fields.decodeIfPresent(String.self, forKey: .key) ?? usual.key
            code = try fields.decodeIfPresent(String.self, forKey: .code) ?? usual.code
            fault = try fields.decodeIfPresent(String.self, forKey: .fault) ?? usual.fault
            deletions = try fields.decodeIfPresent(String.self, forKey: .deletions)
        }

        private enum CodingKeys: CodingKey {
            case list, key, code, fault, deletions
        }
    }

    /// The header by which we are let in, and the file whose text is its value.
    public struct Credential: Sendable, Decodable, Equatable {
        public let header: String
        public let file: String
    }

    /// Where messages are sent, by POST.
    public let send: String
    /// Where what it holds is read, by GET; `{school}` and `{year}` stand for the school's code and the school year.
    public let read: String?
    public let credential: Credential?
    /// `host:port` of machines inside the own network, which are closed otherwise.
    public let inside: [String]?
    /// A file with the certificates to trust in place of the system's.
    public let authorities: String?
    /// How long one exchange may take; a minute when it does not say.
    public let seconds: Int?
    public let names: Names?
}

/// The way to the other side: by https, to an address that was looked up and allowed just now, within a time. What lets us
/// in is in no log and no answer that is kept.
public struct SectorLink: Sendable {
    private let sending: OutwardAddress
    /// Of the address to read from.
    private let template: String?
    private let inside: Set<String>
    private let credential: (header: String, value: String)?
    private let authorities: String?
    private let seconds: Int
    let names: SectorContract.Names

    /// More than an answer about the largest school can be.
    private static let largest = 32 << 20

    /// - Parameter secret: the text of the credential's file.
    /// - Throws: ``OutwardAddress/Refused`` when an address is none, or not https.
    public init(_ contract: SectorContract, secret: String?) throws(OutwardAddress.Refused) {
        let inside = Set(contract.inside ?? [])
        sending = try OutwardAddress(contract.send, inside: inside)
        template = contract.read
        if let read = contract.read {
            _ = try OutwardAddress(SectorLink.filled(read, school: "0", year: 0), inside: inside)
        }
        self.inside = inside
        if let own = contract.credential, let secret { credential = (own.header, secret) } else { credential = nil }
        authorities = contract.authorities
        seconds = contract.seconds ?? 60
        names = contract.names ?? SectorContract.Names()
    }

    var canRead: Bool { template != nil }

    /// Hands a message over. Blocks; use a thread that may.
    ///
    /// - Parameter key: the same however often it is tried, so that the other side can tell a repetition.
    func send(_ body: [UInt8], key: String) -> ErrandResult {
        var exchange = Exchange(sending.text, [.https])
        exchange.body = body
        exchange.headers = [("Content-Type", "application/json"), ("Idempotency-Key", key)]
        return run(exchange, to: sending)
    }

    /// Asks what it holds of a school. Blocks; use a thread that may.
    func read(school: String, year: Int) -> ErrandResult {
        guard let template,
            let address = try? OutwardAddress(
                SectorLink.filled(template, school: school, year: year), inside: inside)
        else { return ErrandResult(.refused("there is no address to read from")) }
        return run(Exchange(address.text, [.https]), to: address)
    }

    private static func filled(_ template: String, school: String, year: Int) -> String {
        let code = school.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return template.replacing("{school}", with: code.joined()).replacing("{year}", with: String(year))
    }

    private func run(_ question: Exchange, to address: OutwardAddress) -> ErrandResult {
        var exchange = question
        do { exchange.place = try address.resolved() } catch { return ErrandResult(.later(error.explanation)) }
        exchange.seconds = seconds
        exchange.largest = SectorLink.largest
        exchange.authorities = authorities
        exchange.headers.append(("Accept", "application/json"))
        if let credential { exchange.headers.append((credential.header, credential.value)) }
        let reply = exchange.run()
        let answer = withoutSecret(reply.body)
        if reply.isCut { return ErrandResult(.refused("the answer is too long")) }
        return ErrandResult(SectorLink.outcome(reply), answer: answer)
    }

    /// An answer that repeats what lets us in is kept without it.
    private func withoutSecret(_ bytes: [UInt8]) -> [UInt8] {
        guard let value = credential?.value, !value.isEmpty else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        let bare = value.split(separator: " ").last.map(String.init) ?? value
        return text.contains(bare) ? Array(text.replacing(bare, with: "…").utf8) : bytes
    }

    /// 401, 403 and 404 are about us and can be mended, 408, 425, 429 and all from 500 on pass; what else is refused will
    /// be refused again. A message without an answer is tried again: the other side knows its key and its objects.
    private static func outcome(_ reply: Reply) -> Outcome {
        switch reply.status {
        case 200..<300 where reply.failure == nil: .delivered("\(reply.status)")
        case 401, 403, 404, 408, 425, 429, 500...: .later(reply.detail, wait: reply.retryAfter)
        case 300..<500: .refused(reply.detail)
        default: reply.isHandedOver ? .unknown(reply.detail) : .later(reply.detail)
        }
    }
}
