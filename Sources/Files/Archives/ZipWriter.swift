/// Writes a ZIP archive of a few files without compression (APPNOTE 6.3, method 0), the same bytes for the same files.
public struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    public init() {}

    /// Adds a file. Together they must stay below four gigabytes.
    public mutating func add(_ name: String, _ content: [UInt8]) {
        let place = UInt32(truncatingIfNeeded: bytes.count)
        let head = ZipWriter.head(name, content)
        ZipWriter.put(0x0403_4b50 as UInt32, &bytes)
        bytes += head
        bytes += Array(name.utf8)
        bytes += content
        ZipWriter.put(0x0201_4b50 as UInt32, &directory)
        ZipWriter.put(20 as UInt16, &directory)
        directory += head
        // No comment, first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10)
        ZipWriter.put(place, &directory)
        directory += Array(name.utf8)
        count += 1
    }

    /// The finished archive.
    public func finished() -> [UInt8] {
        var all = bytes + directory
        ZipWriter.put(0x0605_4b50 as UInt32, &all)
        ZipWriter.put(0 as UInt32, &all)
        ZipWriter.put(count, &all)
        ZipWriter.put(count, &all)
        ZipWriter.put(UInt32(truncatingIfNeeded: directory.count), &all)
        ZipWriter.put(UInt32(truncatingIfNeeded: bytes.count), &all)
        ZipWriter.put(0 as UInt16, &all)
        return all
    }

    /// What the two headings of a file have in common.
    private static func head(_ name: String, _ content: [UInt8]) -> [UInt8] {
        var head: [UInt8] = []
        put(20 as UInt16, &head)
        // Names are UTF-8.
        put(0x0800 as UInt16, &head)
        put(0 as UInt16, &head)
        put(0 as UInt16, &head)
        // 1 January 1980: when it was made is not part of what it says.
        put(0x0021 as UInt16, &head)
        put(checksum(content), &head)
        put(UInt32(truncatingIfNeeded: content.count), &head)
        put(UInt32(truncatingIfNeeded: content.count), &head)
        put(UInt16(truncatingIfNeeded: name.utf8.count), &head)
        put(0 as UInt16, &head)
        return head
    }

    private static func put(_ number: some FixedWidthInteger, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += Array($0) }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        var value = UInt32(start)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        return value
    }

    /// CRC-32 as ISO 3309 has it.
    static func checksum(_ content: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in content { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return value ^ 0xFFFF_FFFF
    }
}
