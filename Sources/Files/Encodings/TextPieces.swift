internal import Base
internal import Foundation

/// A file of text in pieces of about a megabyte that end with a line.
final class TextPieces {
    /// In bytes.
    let size: Int
    private let handle: FileHandle
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var isFirst = true

    private static let length = 1 << 20
    /// Without the end of a line for so long, it is no text of lines.
    private static let longest = 8 << 20

    /// Nil when the file cannot be read.
    init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path), let size = try? handle.seekToEnd() else { return nil }
        self.handle = handle
        self.size = Int(size)
        rewind()
    }

    deinit { try? handle.close() }

    private func rewind() {
        try? handle.seek(toOffset: 0)
        rest = []
        isAtEnd = false
        isFirst = true
    }

    private func read(_ count: Int) throws(FileRefusal) -> [UInt8] {
        do {
            return Array(try handle.read(upToCount: count) ?? Data())
        } catch {
            throw .damaged
        }
    }

    /// The first bytes, by which the kind of a file is known.
    var begin: [UInt8] {
        get throws(FileRefusal) {
            rewind()
            let begin = try read(TextPieces.length)
            rewind()
            return begin
        }
    }

    /// All of it.
    func whole() throws(FileRefusal) -> [UInt8] {
        rewind()
        return try read(size)
    }

    /// Whether every piece is UTF-8 without noughts; reads the file once and goes back to its beginning.
    func isWhollyUTF8() throws(FileRefusal) -> Bool {
        rewind()
        defer { rewind() }
        if try begin.isEmpty { throw .empty }
        while let piece = try bytes() {
            if piece.contains(0) || String(validating: piece, as: UTF8.self) == nil { return false }
        }
        return true
    }

    /// The next piece, composed; nil at the end.
    func next() throws(FileRefusal) -> String? {
        guard let piece = try bytes() else { return nil }
        guard let text = String(validating: piece, as: UTF8.self) else { throw .damaged }
        return text.composed
    }

    private func bytes() throws(FileRefusal) -> [UInt8]? {
        while !isAtEnd {
            let more = try read(TextPieces.length)
            isAtEnd = more.isEmpty
            let from = rest.count
            rest += isFirst && more.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(more.dropFirst(3)) : more
            isFirst = false
            if let end = rest[from...].lastIndex(of: UInt8(ascii: "\n")) {
                let piece = Array(rest[...end])
                rest.removeFirst(piece.count)
                return piece
            }
            guard rest.count <= TextPieces.longest else { throw .damaged }
        }
        guard !rest.isEmpty else { return nil }
        defer { rest = [] }
        return rest
    }
}
