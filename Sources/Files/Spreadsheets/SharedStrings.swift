internal import Base

/// The texts that the cells of a workbook refer to by number.
struct SharedStrings {
    private var texts: [String] = []

    init(_ part: ZipPart?, limit: Int) throws(FileRefusal) {
        guard let part else { return }
        let reader = try XMLReader(part)
        while let event = try reader.next() {
            guard case .open("si") = event else { continue }
            texts.append(try SharedStrings.text(of: "si", reader))
            guard texts.count <= limit else { throw .tooManyCells(limit: limit) }
        }
    }

    subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }

    /// Everything written in `<t>` up to the end of the element: the runs of rich text joined, readings left out.
    static func text(of element: String, _ reader: XMLReader) throws(FileRefusal) -> String {
        var text = ""
        var isText = false
        while let event = try reader.next() {
            switch event {
            case .open("rPh"): try reader.skip("rPh")
            case .open("t"): isText = true
            case .close("t"): isText = false
            case .text(let piece): if isText { text += piece }
            case .close(element): return unescaped(text).composed
            default: continue
            }
        }
        throw .damaged
    }

    /// Characters that XML cannot hold are written `_x000D_` (ECMA-376, 22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = escape(bytes[index...].prefix(7)) {
                result += Array(String(scalar).utf8)
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard bytes.count == 7, bytes.starts(with: Array("_x".utf8)), bytes.last == UInt8(ascii: "_"),
            bytes.dropFirst(2).dropLast().allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(value)
    }
}
