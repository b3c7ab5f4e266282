internal import CLibZip

/// The files inside a zip archive that lies in memory, read through libzip with limits against bombs.
final class ZipArchive {
    private let handle: OpaquePointer
    /// Keeps the bytes alive that libzip reads from.
    private let storage: UnsafeMutableRawBufferPointer
    let names: [String]
    private static let mostParts: Int64 = 20_000
    private static let harmless: UInt64 = 8 << 20

    /// Opens the archive and adds up what its parts say they unpack to; nothing is unpacked yet.
    init(_ bytes: [UInt8], limits: FileLimits) throws(FileRefusal) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        storage.copyBytes(from: bytes)
        guard let handle = ZipArchive.open(storage, count: bytes.count) else {
            storage.deallocate()
            throw .damaged
        }
        self.handle = handle
        self.storage = storage
        names = ZipArchive.names(handle)
        try ZipArchive.weigh(handle, limits)
    }

    deinit {
        zip_discard(handle)
        storage.deallocate()
    }

    private static func open(_ storage: UnsafeMutableRawBufferPointer, count: Int) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(storage.baseAddress, UInt64(count), 0, &error) else { return nil }
        guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            return nil
        }
        return handle
    }

    private static func names(_ handle: OpaquePointer) -> [String] {
        (0..<min(max(0, zip_get_num_entries(handle, 0)), mostParts)).compactMap { index in
            zip_get_name(handle, UInt64(index), 0).map { String(cString: $0) }
        }
    }

    private static func weigh(_ handle: OpaquePointer, _ limits: FileLimits) throws(FileRefusal) {
        let count = zip_get_num_entries(handle, 0)
        guard count <= mostParts else { throw .bomb }
        var total: UInt64 = 0
        for index in 0..<max(0, count) {
            var about = zip_stat_t()
            guard zip_stat_index(handle, UInt64(index), 0, &about) == 0 else { throw .damaged }
            let (sum, overflows) = total.addingReportingOverflow(about.size)
            guard !overflows, sum <= UInt64(limits.unpacked) else { throw .bomb }
            total = sum
            guard about.size <= harmless || about.size / max(about.comp_size, 1) <= UInt64(limits.ratio) else {
                throw .bomb
            }
        }
    }

    /// A part to be read from its beginning, or nil when the archive has none of this name.
    ///
    /// - Parameter most: bytes unpacked, for parts that are kept in memory.
    func part(_ name: String, most: Int = .max) throws(FileRefusal) -> ZipPart? {
        let index = zip_name_locate(handle, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        var about = zip_stat_t()
        guard zip_stat_index(handle, UInt64(index), 0, &about) == 0 else { throw .damaged }
        guard about.encryption_method == 0 else { throw .protected }
        guard about.size <= UInt64(most) else { throw .bomb }
        guard let file = zip_fopen_index(handle, UInt64(index), 0) else { throw .damaged }
        return ZipPart(name: name, file: file, size: about.size, archive: self)
    }
}
