import Files
import Testing

@Suite struct DocumentRefusalTests {
    private func read(_ name: String) throws -> String {
        try DocumentText.read(bytes: Fixture.bytes(name), name: name)
    }

    private func refused(_ bytes: [UInt8], name: String) -> FileRefusal? {
        refusal { () throws(FileRefusal) in try DocumentText.read(bytes: bytes, name: name) }
    }

    @Test func aWordLetterKeepsItsNumbers() throws {
        let lines = try read("numbered.docx").split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "UBND THÀNH PHỐ HÀ NỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Kính gửi: - Phòng Giáo dục và Đào tạo quận, huyện, thị xã;", "I. NHIỆM VỤ CHUNG",
                "1. Tiếp tục đẩy mạnh triển khai ứng dụng CNTT và chuyển đổi số trong quản lý.",
                "2. Xây dựng hoàn thiện các cơ sở dữ liệu ngành.", "2.1. Dữ liệu học sinh;", "a) Dữ liệu giáo viên;",
                "b) Dữ liệu trường;", "- Một dấu đầu dòng", "II. NHIỆM VỤ CỤ THỂ", "1. Thực hiện công văn",
                "Cột một    Cột hai", "dòng hai",
            ])
    }

    @Test func aPrintedLetterIsRead() throws {
        let text = try read("page.pdf")
        #expect(text.contains("Kính gửi: - Phòng Giáo dục và Đào tạo quận, huyện, thị xã;"))
        #expect(text.contains("chuyển đổi số năm học 2023 - 2024 như sau:"))
    }

    @Test func contentDecidesNotTheName() throws {
        #expect(try DocumentText.read(bytes: Fixture.bytes("numbered.docx"), name: "page.pdf") == read("numbered.docx"))
        #expect(try DocumentText.read(bytes: Array("Chào".utf8), name: "x.txt") == "Chào")
        #expect(refused(Array("Chào".utf8), name: "x.pdf") == .damaged)
    }

    @Test func everyBadDocumentIsRefusedForItsReason() throws {
        let pdf = try Fixture.bytes("page.pdf")
        let docx = try Fixture.bytes("numbered.docx")
        #expect(refused([], name: "a.txt") == .empty)
        #expect(refused(Array(" \n".utf8), name: "a.txt") == .empty)
        #expect(refused(try Fixture.bytes("locked.pdf"), name: "a.pdf") == .protected)
        #expect(refused(try Fixture.bytes("blank.pdf"), name: "a.pdf") == .noText)
        #expect(refused(Array(pdf.prefix(9000)), name: "a.pdf") == .damaged)
        #expect(refused(Array(docx.prefix(9000)), name: "a.docx") == .damaged)
        #expect(refused(Array("%PDF-1.4\nrubbish\n%%EOF".utf8), name: "a.pdf") == .damaged)
        #expect(refused(try Fixture.bytes("mixed.xlsx"), name: "a.docx") == .unknownKind(".txt, .docx, .pdf"))
        #expect(refused(Array("{\\rtf1 a}".utf8), name: "a.doc") == .unknownKind(".txt, .docx, .pdf"))
        #expect(refused([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], name: "a.jpg") == .unknownEncoding)
        let broken = try Zip.make([("word/document.xml", Array("<w:document xmlns:w=\"w\"><w:p>".utf8))])
        #expect(refused(broken, name: "a.docx") == .wrongXML(part: "word/document.xml"))
        let tooLarge = refusal { () throws(FileRefusal) in
            try DocumentText.read(bytes: pdf, name: "a.pdf", limits: FileLimits(bytes: 100))
        }
        #expect(tooLarge == .tooLarge)
    }
}
