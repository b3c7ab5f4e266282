import Foundation
import Testing

@testable import Files

/// Photographs of strangers: drawn anew, and nothing that the camera wrote stays.
struct PictureTests {
    /// The smallest baseline JPEG, 1 by 1.
    static let tiny: [UInt8] = {
        let text =
            "/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEB"
            + "AREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
        return Array(Data(base64Encoded: text) ?? Data())
    }()

    /// A PNG of one colour, made here, so that no picture of a person stands in the sources.
    static func png(width: Int, height: Int) -> [UInt8] { TestPNG.make(width: width, height: height) }

    @Test func theHeaderTellsKindAndSize() {
        let header = PictureHeader(PictureTests.png(width: 7, height: 9))
        #expect(header?.kind == .png && header?.width == 7 && header?.height == 9)
        #expect(PictureHeader(PictureTests.tiny)?.kind == .jpeg)
        #expect(PictureHeader(Array("GIF89a".utf8)) == nil)
        #expect(PictureHeader(Array("<svg onload='x'/>".utf8)) == nil)
        #expect(PictureHeader([0xFF, 0xD8, 0xFF]) == nil)
    }

    /// Every prefix of a picture is answered without a crash.
    @Test func cutOffHeadersAreNoPictures() {
        for bytes in [PictureTests.tiny, PictureTests.png(width: 3, height: 3)] {
            for end in 0..<min(bytes.count, 200) { _ = PictureHeader(Array(bytes.prefix(end))) }
        }
    }

    @Test func placeAndCameraDoNotStay() throws {
        let drawn = try Picture.redraw(PictureTests.png(width: 900, height: 1200), width: 480, height: 640)
        #expect(drawn.width == 480 && drawn.height == 640)
        let marked = TestPNG.withEXIF(drawn.bytes, "GPSLatitude 21.0285")
        #expect(PictureHeader.carriesMetadata(marked))
        let again = try Picture.redraw(marked, width: 480, height: 640)
        #expect(!PictureHeader.carriesMetadata(again.bytes))
        #expect(!String(decoding: again.bytes, as: UTF8.self).contains("GPSLatitude"))
        #expect(again.width == 480)
    }

    @Test func aSmallPictureKeepsItsSize() throws {
        let drawn = try Picture.redraw(PictureTests.png(width: 60, height: 80), width: 480, height: 640)
        #expect(drawn.width == 60 && drawn.height == 80)
    }

    @Test func whatIsNoPictureIsRefused() throws {
        let good = PictureTests.png(width: 300, height: 400)
        func refusal(_ bytes: [UInt8], folders: [String] = ["/usr/bin"]) -> FileRefusal? {
            do {
                _ = try Picture.redraw(bytes, width: 480, height: 640, folders: folders)
                return nil
            } catch { return error }
        }
        #expect(refusal([]) == .empty)
        #expect(refusal(Array(repeating: 0, count: Picture.limit + 1)) == .tooLarge)
        #expect(refusal(Array("<svg/>".utf8)) == .unknownKind("JPEG, PNG"))
        #expect(refusal(Array(good.prefix(good.count / 2))) == .damaged)
        var bomb = good
        bomb.replaceSubrange(16..<24, with: [0, 1, 0, 0, 0, 1, 0, 0])
        #expect(refusal(bomb) == .bomb)
        #expect(refusal(good, folders: []) == .missingProgram("libvips-tools"))
    }
}

/// Makes a PNG without compression, and a JPEG with what a camera writes.
enum TestPNG {
    static func make(width: Int, height: Int) -> [UInt8] {
        var raw: [UInt8] = []
        for y in 0..<height {
            raw.append(0)
            for x in 0..<width { raw += [UInt8(x % 256), UInt8(y % 256), 120] }
        }
        var packed: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: raw.count, by: 65_535) {
            let part = raw[start..<min(start + 65_535, raw.count)]
            let size = UInt16(part.count)
            packed += [start + part.count == raw.count ? 1 : 0]
            packed += [UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)]
            packed += part
        }
        packed += big(adler(raw))
        var header = big(UInt32(width))
        header += big(UInt32(height))
        header += [8, 2, 0, 0, 0]
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", header)
        file += chunk("IDAT", packed)
        file += chunk("IEND", [])
        return file
    }

    /// A JPEG with an APP1 segment after its beginning.
    static func withEXIF(_ jpeg: [UInt8], _ words: String) -> [UInt8] {
        let content = Array("Exif\u{0}\u{0}MM\u{0}*\u{0}\u{0}\u{0}\u{8}\u{0}\u{0}".utf8) + Array(words.utf8)
        let size = UInt16(content.count + 2)
        return Array(jpeg.prefix(2)) + [0xFF, 0xE1, UInt8(size >> 8), UInt8(size & 255)] + content + jpeg.dropFirst(2)
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return big(UInt32(content.count)) + body + big(crc(body))
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = value & 1 == 1
                value = value >> 1
                if isOdd { value ^= 0xEDB8_8320 }
            }
        }
        return ~value
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }
}
