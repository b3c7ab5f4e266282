public import Foundation

/// The sector database's side for one test: takes messages by HTTPS and a token, keeps objects by ClientId.
public final class TestSector: TestServer {
    /// One request as the other side understood it.
    public struct Received: Decodable, Sendable {
        public let method: String
        public let path: String
        public let key: String
        public let isLetIn: Bool
        /// Whether it was taken for the first time.
        public let isTaken: Bool
        public let answered: String
        public let objects: Int
        public let deletions: Int
    }

    public static let token = "Bearer chia-khoa-bi-mat"

    public init?() throws {
        try super.init(script: "RecordsTests/sector_server.py", imports: "ssl")
        try TestSector.token.write(toFile: path("token"), atomically: true, encoding: .utf8)
    }

    public func received() throws -> [Received] {
        try files(".request").map { try JSONDecoder().decode(Received.self, from: $0) }
    }

    /// The file that says how it is asked, as the operator writes it.
    public func contract(seconds: Int = 10, named: Bool = true, credential: Bool = true, deletes: Bool = false) throws
        -> Data
    {
        let place = "127.0.0.1:\(port)"
        var fields: [String: Any] = [
            "send": "https://\(place)/tiep-nhan", "read": "https://\(place)/dang-giu?school={school}&year={year}",
            "authorities": authority, "seconds": seconds,
        ]
        if named { fields["inside"] = [place] }
        if credential { fields["credential"] = ["header": "Authorization", "file": path("token")] }
        if deletes { fields["names"] = ["deletions": "DsXoa"] }
        return try JSONSerialization.data(withJSONObject: fields)
    }
}
