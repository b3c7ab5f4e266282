/// What a picture says of itself in its first bytes: its kind and its size, without drawing it.
public struct PictureHeader: Sendable, Equatable {
    public enum Kind: Sendable {
        case jpeg
        case png
    }

    public let kind: Kind
    public let width: Int
    public let height: Int

    /// Nil when the bytes are no JPEG or PNG, whatever the name says, or end before the size is told.
    public init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
            self.init(.png, PictureHeader.number(bytes, 16, 4), PictureHeader.number(bytes, 20, 4))
        } else {
            guard let frame = PictureHeader.segments(bytes)?.first(where: { PictureHeader.isFrame($0.marker) }),
                frame.start + 9 <= bytes.count
            else { return nil }
            self.init(
                .jpeg, PictureHeader.number(bytes, frame.start + 7, 2), PictureHeader.number(bytes, frame.start + 5, 2))
        }
    }

    private init?(_ kind: Kind, _ width: Int, _ height: Int) {
        guard width > 0, height > 0 else { return nil }
        self.kind = kind
        self.width = width
        self.height = height
    }

    /// Whether a JPEG carries what a camera or program wrote into it: segments APP1 to APP15 but for the colours of
    /// APP2 and APP14, or a comment.
    static func carriesMetadata(_ bytes: [UInt8]) -> Bool {
        let found = segments(bytes) ?? []
        return found.contains {
            ((0xE1...0xEF).contains($0.marker) && ![0xE2, 0xEE].contains($0.marker)) || $0.marker == 0xFE
        }
    }

    /// The marked segments of a JPEG until its picture begins; nil when it is none.
    private static func segments(_ bytes: [UInt8]) -> [(marker: UInt8, start: Int)]? {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var found: [(marker: UInt8, start: Int)] = []
        var place = 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            found.append((marker, place))
            if marker == 0xDA { break }
            place += 2 + max(2, number(bytes, place + 2, 2))
        }
        return found
    }

    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
    }
}
