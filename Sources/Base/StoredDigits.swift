/// Numbers of fixed width inside stored text: lists of thousands read days and instants by the column, so nothing is
/// copied.
struct StoredDigits {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The number in the digits from one place up to another; nil when one of them is no digit.
    func number(_ from: Int, _ to: Int) -> Int? {
        var value = 0
        for index in from..<to {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    func holds(_ character: Unicode.Scalar, at index: Int) -> Bool { bytes[index] == UInt8(ascii: character) }

    /// The day that the first ten bytes say.
    var day: Day? {
        guard bytes.count >= 10, holds("-", at: 4), holds("-", at: 7), let year = number(0, 4),
            let month = number(5, 7), let day = number(8, 10)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    static func read<Value>(_ text: some StringProtocol, _ body: (StoredDigits) -> Value?) -> Value? {
        var text = String(text)
        return text.withUTF8 { body(StoredDigits(bytes: $0)) }
    }
}
