internal import Base

/// Where a page of a list ended, as an opaque text that only this installation can make for this address.
enum APICursor {
    static func write(_ keys: [String], for path: String, key: String) -> String {
        let body = Base64URL.text(JSONValue.array(keys.map { .string($0) }).bytes)
        return body + "." + Secret.mark("cursor:\(path):\(body)", key: key)
    }

    /// Nil when it was made elsewhere or for another list.
    static func read(_ text: String, for path: String, key: String) -> [String]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2,
            Secret.equal(Array(parts[1].utf8), Array(Secret.mark("cursor:\(path):\(parts[0])", key: key).utf8))
        else { return nil }
        guard let bytes = Base64URL.bytes(parts[0]), case .array(let list)? = JSONValue.read(bytes) else {
            return nil
        }
        return list.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
