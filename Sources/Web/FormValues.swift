internal import Base

/// The fields of a form or of an address, in the order in which they came; one name may come several times.
///
/// Every value is composed (NFC) here, at the border, and without control characters but line breaks and tabs.
public struct FormValues: Sendable, Equatable {
    public struct Pair: Sendable, Equatable {
        public let name: String
        public let value: String
        /// Whether no control character was taken out of the value.
        public let isAsSent: Bool
    }

    public private(set) var pairs: [Pair] = []

    public init() {}

    public init(_ pairs: [(String, String)]) {
        for (name, value) in pairs { append(name, value) }
    }

    /// Reads `a=1&b=2`; a broken pair is left out.
    public init(encoded text: some StringProtocol) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if let name = PercentCoding.decode(parts[0], plusIsBlank: true),
                let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            {
                append(name, value)
            }
        }
    }

    public mutating func append(_ name: String, _ value: String) {
        let cleaned = FormValues.clean(value)
        pairs.append(Pair(name: name, value: cleaned, isAsSent: cleaned == value))
    }

    public var isEmpty: Bool { pairs.isEmpty }

    /// The first value of a name.
    public subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of a name.
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The same without a name, with another value for it when given.
    public func setting(_ name: String, to value: String?) -> FormValues {
        var copy = self
        copy.pairs.removeAll { $0.name == name }
        if let value { copy.append(name, value) }
        return copy
    }

    public var encoded: String {
        pairs.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
    }

    private static func clean(_ value: String) -> String {
        let isClean = value.utf8.allSatisfy { $0 >= 32 && $0 < 127 }
        if isClean { return value }
        let unix = value.replacing("\r\n", with: "\n")
        let kept = unix.unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\t" || (scalar.value >= 32 && !(127...159).contains(scalar.value))
        }
        return String(String.UnicodeScalarView(kept)).composed
    }
}
