internal import CLibZip

/// The files inside a zip archive that lies in memory, read through libzip with limits against bombs.
final class ZipArchive {
    private let handle: OpaquePointer
    /// Keeps the bytes alive that libzip reads from.
    private let storage: UnsafeMutableRawBufferPointer
    private var unpacked = 0
    private static let most = 200 << 20

    init(_ bytes: [UInt8]) throws(FileRefusal) {
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        storage.copyBytes(from: bytes)
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(storage.baseAddress, UInt64(bytes.count), 0, &error) else {
            storage.deallocate()
            throw .damaged
        }
        guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            storage.deallocate()
            throw .damaged
        }
        self.handle = handle
    }

    deinit {
        zip_discard(handle)
        storage.deallocate()
    }

    var names: [String] {
        (0..<max(0, zip_get_num_entries(handle, 0))).compactMap { index in
            zip_get_name(handle, UInt64(index), 0).map { String(cString: $0) }
        }
    }

    /// The content of a file, or nil when the archive has none of this name.
    func read(_ name: String) throws(FileRefusal) -> [UInt8]? {
        let index = zip_name_locate(handle, name, 0)
        guard index >= 0 else { return nil }
        var about = zip_stat_t()
        guard zip_stat_index(handle, UInt64(index), 0, &about) == 0 else { throw .damaged }
        guard about.encryption_method == 0 else { throw .protected }
        guard about.size < UInt64(ZipArchive.most) else { throw .bomb }
        guard let file = zip_fopen_index(handle, UInt64(index), 0) else { throw .damaged }
        defer { zip_fclose(file) }
        return try drain(file)
    }

    private func drain(_ file: OpaquePointer) throws(FileRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = zip_fread(file, &buffer, UInt64(buffer.count))
            if count == 0 { return bytes }
            guard count > 0 else { throw .damaged }
            unpacked += Int(count)
            guard unpacked <= ZipArchive.most else { throw .bomb }
            bytes.append(contentsOf: buffer[0..<Int(count)])
        }
    }
}
