import Testing

@testable import Files

/// Archives that others can read.
struct ZipWriterTests {
    /// The check value of the standard's own example.
    @Test func checksumsAreThoseOfTheStandard() {
        #expect(ZipWriter.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(ZipWriter.checksum([]) == 0)
    }

    /// What is written is read again by the library that reads everybody else's archives.
    @Test func archivesAreReadAgain() throws {
        var writer = ZipWriter()
        writer.add("users.csv", Array("a,b\r\n".utf8))
        writer.add("trống.csv", [])
        let archive = try ZipArchive(writer.finished(), limits: .standard)
        #expect(archive.names == ["users.csv", "trống.csv"])
    }
}
