import CLibZip
import Files
import Foundation

/// Fixtures made once by other programs, found beside this file.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}

/// Zip files made by the test itself, for what no ordinary program writes.
enum Zip {
    static func make(_ parts: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("test-\(UUID().uuidString).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var code: Int32 = 0
        let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_TRUNCATE), &code)!
        var buffers: [UnsafeMutableRawPointer] = []
        defer { buffers.forEach { $0.deallocate() } }
        for part in parts {
            let buffer = UnsafeMutableRawPointer.allocate(byteCount: max(1, part.bytes.count), alignment: 1)
            part.bytes.withUnsafeBytes {
                if let base = $0.baseAddress { buffer.copyMemory(from: base, byteCount: $0.count) }
            }
            buffers.append(buffer)
            let source = zip_source_buffer(archive, buffer, UInt64(part.bytes.count), 0)
            zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
        }
        zip_close(archive)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The smallest workbook around one sheet's XML.
    static func workbook(sheet: String, strings: String = "", styles: String = "", state: String = "") throws -> [UInt8]
    {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        func relations(_ entries: [(String, String)]) -> [UInt8] {
            let lines = entries.enumerated().map {
                "<Relationship Id=\"r\($0 + 1)\" Type=\"\(office)/\($1.0)\" Target=\"\($1.1)\"/>"
            }
            let kind = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
            return Array("<Relationships \(kind)>\(lines.joined())</Relationships>".utf8)
        }
        let book =
            "<workbook \(main) xmlns:r=\"\(office)\"><sheets>"
            + "<sheet name=\"Một\" sheetId=\"1\" \(state) r:id=\"r1\"/></sheets></workbook>"
        return try make([
            ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", Array(book.utf8)),
            (
                "xl/_rels/workbook.xml.rels",
                relations([
                    ("worksheet", "worksheets/a.xml"), ("sharedStrings", "/xl/s.xml"), ("styles", "../xl/t.xml"),
                ])
            ),
            ("xl/s.xml", Array("<sst \(main)>\(strings)</sst>".utf8)),
            ("xl/t.xml", Array("<styleSheet \(main)>\(styles)</styleSheet>".utf8)),
            ("xl/worksheets/a.xml", Array(sheet.utf8)),
        ])
    }

    static func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }
}

/// Numbers that come out the same at every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return z ^ (z >> 27)
    }
}

/// Expects a refusal and gives it back.
func refusal<Value>(_ work: () throws(FileRefusal) -> Value) -> FileRefusal? {
    do {
        _ = try work()
        return nil
    } catch {
        return error
    }
}

/// One part of a zip file as text.
enum Unzip {
    static func text(_ name: String, in bytes: [UInt8]) throws -> String {
        var error = zip_error_t()
        let content = bytes
        return content.withUnsafeBytes { raw in
            let source = zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, &error)
            guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else { return "" }
            defer { zip_discard(archive) }
            guard let file = zip_fopen(archive, name, 0) else { return "" }
            defer { zip_fclose(file) }
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            let count = zip_fread(file, &buffer, UInt64(buffer.count))
            return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
        }
    }
}
