import Foundation

@testable import Files

extension ZipPart {
    /// Everything that is in it.
    func whole() -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(into: $0, count: bytes.count) } ?? -1
            }
            guard count > 0 else { return all }
            all += buffer[0..<count]
        }
    }
}

/// Files that attackers send: pictures and letters that are something else, archives that break out, XML that reads other
/// files or grows without end.
enum HostileFiles {
    static let markup = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    private static let formula = "=cmd|' /C calc'!A0"
    private static let entities =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>"
    private static let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha ha ha ha ha ha ha ha\">"
        + (1...12).map { n in
            let before = n == 1 ? "a" : "a\(n - 1)"
            return "<!ENTITY a\(n) \"\(String(repeating: "&\(before);", count: 10))\">"
        }.joined() + "]>"

    /// By the name under which each is sent. None of them may be taken for what its name says, but for the sheets.
    static func all() -> [(name: String, bytes: [UInt8])] {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>"
        let page = "<!DOCTYPE html><html><body>\(markup)</body></html>"
        var files: [(String, [UInt8])] = []
        for name in ["anh.png", "anh.jpg", "anh.svg", "cong-van.pdf", "ds.csv", "ds.xlsx", "cong-van.docx"] {
            files += [(name, Array(svg.utf8)), (name, Array(page.utf8))]
        }
        files += polyglots(page)
        for (name, start) in [("ds.xlsx", entities), ("ds-2.xlsx", laughs)] {
            files.append((name, workbook(start: start, cell: name == "ds.xlsx" ? "&e;" : "&a12;")))
        }
        for (name, start) in [("cong-van.docx", entities), ("cong-van-2.docx", laughs)] {
            files.append((name, letter(start: start, text: name == "cong-van.docx" ? "&e;" : "&a12;")))
        }
        return files
    }

    /// Two kinds in one file: the beginning of a picture and a page behind it, a picture with an archive behind it, a
    /// letter that begins as a page.
    private static func polyglots(_ page: String) -> [(String, [UInt8])] {
        let gif = Array("GIF89a/*".utf8) + Array("*/=1;alert(1)//".utf8)
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0\u{1}\u{1}".utf8) + Array(page.utf8)
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(page.utf8)
        let pdf = Array("%PDF-1.7\n".utf8) + Array(page.utf8)
        return [
            ("anh.gif", gif), ("anh.jpg", jpeg), ("anh.png", png), ("cong-van.pdf", pdf),
            ("cong-van.pdf", Array(page.utf8) + pdf), ("anh.jpg", jpeg + escaping(of: "x")),
        ]
    }

    /// An archive whose parts want to be written elsewhere.
    static func escaping(of mark: String) -> [UInt8] {
        var archive = ZipWriter()
        for place in ["../../../../../../tmp/\(mark)", "/tmp/\(mark)", "..\\..\\\(mark)", "xl/../../\(mark)"] {
            archive.add(place, Array(markup.utf8))
        }
        return archive.finished()
    }

    /// A workbook whose one sheet and shared texts begin with this declaration.
    static func workbook(start: String, cell: String, more: [(String, String)] = []) -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        func relations(_ id: Int, _ kind: String, _ target: String) -> String {
            "<Relationships \(package)><Relationship Id=\"r\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
                + "</Relationships>"
        }
        func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let rows = [["login", "name"], ["nguoi.xxe", cell]].map { "<row>\($0.map(text).joined())</row>" }.joined()
        return archive(
            [
                ("_rels/.rels", relations(1, "officeDocument", "xl/workbook.xml")),
                (
                    "xl/workbook.xml",
                    "\(start)<workbook \(main) xmlns:r=\"\(office)\"><sheets>"
                        + "<sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
                ("xl/_rels/workbook.xml.rels", relations(1, "worksheet", "worksheets/a.xml")),
                ("xl/worksheets/a.xml", "\(start)<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>"),
            ] + more)
    }

    private static func letter(start: String, text: String) -> [UInt8] {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        return archive([
            (
                "_rels/.rels",
                "<Relationships \(package)><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" "
                    + "Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                "word/document.xml",
                "\(start)<w:document \(word)><w:body><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:body></w:document>"
            ),
        ])
    }

    private static func archive(_ parts: [(String, String)]) -> [UInt8] {
        var archive = ZipWriter()
        for (name, text) in parts { archive.add(name, Array(text.utf8)) }
        return archive.finished()
    }

    /// Right sheets with what attackers write in their cells: markup, formulas in every form that programs know, lines
    /// that would begin a new row.
    ///
    /// - Parameters:
    ///   - room: a class of the school, for the pupils.
    ///   - above: the code of the unit that new ones stand under.
    static func sheets(room: String, above: String) -> [(name: String, text: String)] {
        let cells = [
            formula, "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
            "\t=cmd|' /C calc'!A0", "＝cmd|' /C calc'!A0", markup, "a\r\n=cmd|' /C calc'!A0", "{{7*7}}${7*7}<%= 7*7 %>",
        ]
        func sheet(_ name: String, _ head: String, _ row: (Int, String) -> [String]) -> (String, String) {
            let rows = cells.enumerated().map { index, cell in row(index, cell).map(quoted).joined(separator: ",") }
            return (name, ([head] + rows).joined(separator: "\r\n"))
        }
        return [
            sheet("tai-khoan.csv", "login,name,role") { ["nguoi.xau\($0)", $1, "staff"] },
            sheet("hoc-sinh.csv", "Họ tên,Ngày sinh,Giới tính,Lớp,Nơi sinh,Địa chỉ") { index, cell in
                ["Lê Văn \(cell)", "1\(index)/9/2017", "Nữ", room, cell, cell]
            },
            sheet("hoc-sinh-2.csv", "Họ tên,Ngày sinh,Giới tính,Lớp,Nơi sinh,Địa chỉ") { index, cell in
                ["Lê Văn \(Character(UnicodeScalar(UInt8(65 + index))))", "2\(index)/9/2017", "Nữ", room, cell, cell]
            },
            sheet("can-bo.csv", "Mã giáo viên,Họ và tên,Ngày sinh,Giới tính,Chức danh,Từ ngày,Email") { index, cell in
                ["XAU\(index)", "Ngô \(cell)", "2/3/1985", "Nam", "Hiệu trưởng", "1/9/2023", cell]
            },
            sheet("phong.csv", "Mã phòng,Tên phòng,Loại phòng") { ["X\($0)", $1, "Phòng học"] },
            sheet("thiet-bi.csv", "Mã thiết bị,Loại thiết bị,Tên thiết bị,Số sê-ri") { index, cell in
                ["TX\(index)", "Máy tính để bàn", cell, cell]
            },
            sheet("don-vi.csv", "Mã đơn vị,Tên đơn vị,Loại đơn vị,Cấp học,Mã cấp trên,Địa chỉ") { index, cell in
                ["XAU\(index)", cell, "Trường", "Tiểu học", above, cell]
            },
            ("cong-van.txt", "Số: 12/UBND\n1. \(markup)\n2. \(formula)\n"),
        ]
    }

    private static func quoted(_ cell: String) -> String {
        "\"\(cell.replacing("\"", with: "\"\""))\""
    }
}
