internal import CZlib
public import Web

/// Answers made small for slow lines: gzip (RFC 1952) for who accepts it (RFC 9110 §12.5.3).
///
/// What a page repeats of the address it was asked with cannot betray its form mark by the page's length (BREACH): the
/// mark is another in each answer (`Entry`). An answer with an ETag stays as it is, since the tag names its very bytes
/// and comes back in If-Match.
public enum Compression {
    /// Below this an answer fits into one packet anyway, in bytes.
    static let smallest = 1_200
    /// Pages: most of the gain for little of the work.
    static let fast: Int32 = 4

    /// The answer as it is sent to this request.
    static func fitted(_ response: Response, to request: Request) -> Response {
        guard response.body.count >= smallest, isText(response.header("content-type")),
            response.header("content-encoding") == nil, response.header("etag") == nil
        else { return response }
        let varied = response.header("vary", "accept-encoding")
        guard accepts(request), let bytes = gzip(response.body, level: fast) else { return varied }
        var small = varied.header("content-encoding", "gzip")
        small.body = bytes
        return small
    }

    /// Whether a request takes gzip.
    public static func accepts(_ request: Request) -> Bool {
        (request.headers["accept-encoding"] ?? "").lowercased().split(separator: ",").contains { part in
            let fields = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let name = fields.first, name == "gzip" || name == "*" else { return false }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (weight ?? 1) > 0
        }
    }

    private static func isText(_ type: String?) -> Bool {
        let name = (type ?? "").prefix { $0 != ";" }
        return name.hasPrefix("text/") || name.hasSuffix("json") || name.hasSuffix("xml")
    }

    /// Bytes as a gzip member; nil when the library has no memory for it. Costs about 10 ns a byte at level 4.
    ///
    /// - Parameter level: 1 (fast) to 9 (small).
    public static func gzip(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        var stream = z_stream()
        guard khue_gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, uLong(bytes.count)))
        let written = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            bytes.withUnsafeBufferPointer { source in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return written.isEmpty ? nil : written
    }
}
