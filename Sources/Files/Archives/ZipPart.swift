internal import CLibZip

/// One part of a zip archive, unpacked piece by piece as it is read.
final class ZipPart {
    let name: String
    private let file: OpaquePointer
    private var remaining: UInt64
    /// libzip closes the parts of an archive with it, so the archive must outlive them.
    private let archive: ZipArchive
    /// The packed data is broken, or longer than the archive says: the sum that was checked would not hold.
    private(set) var isBroken = false

    init(name: String, file: OpaquePointer, size: UInt64, archive: ZipArchive) {
        self.name = name
        self.file = file
        self.archive = archive
        remaining = size
    }

    deinit { zip_fclose(file) }

    /// Fills the buffer; 0 at the end, -1 when the data is broken.
    func read(into buffer: UnsafeMutableRawPointer, count: Int) -> Int {
        let got = zip_fread(file, buffer, UInt64(count))
        guard got >= 0, UInt64(got) <= remaining else {
            isBroken = true
            return -1
        }
        remaining -= UInt64(got)
        return Int(got)
    }

    /// Whether the bytes stand anywhere in the part; reads on to its end, holding one piece at a time.
    func contains(_ wanted: String) throws(FileRefusal) -> Bool {
        let wanted = Array(wanted.utf8)
        var matched = 0
        var isFound = false
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(into: $0, count: bytes.count) } ?? 0
            }
            if count == 0 { return isFound }
            guard count > 0 else { throw .damaged }
            if isFound { continue }
            for byte in buffer[0..<count] {
                matched = byte == wanted[matched] ? matched + 1 : (byte == wanted[0] ? 1 : 0)
                if matched == wanted.count {
                    isFound = true
                    break
                }
            }
        }
    }
}
