internal import Base

/// Bytes of a text file as composed text: UTF-8, UTF-16 or Windows-1258; what cannot be known is refused, not guessed.
public enum DecodedText {
    /// Told apart by the byte order mark, then by validity. Linear in the length.
    ///
    /// - Throws: `.oldEncoding` for TCVN3 and VNI, `.unknownEncoding` for bytes that are text of no known kind or no
    ///   text at all, `.damaged` for Unicode that breaks its own rules or is cut off, `.empty`.
    public static func decode(_ bytes: [UInt8]) throws(FileRefusal) -> String {
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), bigEndian: true) }
        if let bigEndian = byteOrder(bytes) { return try utf16(bytes[...], bigEndian: bigEndian) }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard !bytes.contains(0) else { throw .unknownEncoding }
        if let text = String(validating: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self) {
            return text.composed
        }
        guard !isMarked else { throw .damaged }
        guard !hasControls(bytes) else { throw .unknownEncoding }
        let evidence = EncodingEvidence(bytes)
        guard !evidence.isOld else { throw .oldEncoding }
        guard evidence.isVietnamese, let text = Windows1258.decode(bytes) else { throw .unknownEncoding }
        return text.composed
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(FileRefusal) -> String {
        guard bytes.count.isMultiple(of: 2) else { throw .damaged }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var iterator = bytes.makeIterator()
        while let first = iterator.next(), let second = iterator.next() {
            units.append(bigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first))
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw .damaged }
        return text.composed
    }

    /// UTF-16 without its mark: nearly every second byte of the beginning is nought, since letters without tones are.
    private static func byteOrder(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(400)
        guard sample.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
        var zeros = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        if zeros[0] > sample.count / 4, zeros[1] == 0 { return true }
        return zeros[1] > sample.count / 4 && zeros[0] == 0 ? false : nil
    }

    /// Pictures and programs have bytes that no text has.
    private static func hasControls(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 < 32 && !(9...13).contains($0) }
    }
}
