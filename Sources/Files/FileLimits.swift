/// How much of a stranger's file is read before it is refused.
///
/// Sizes are in bytes. What a reader holds in memory is bounded by these numbers, whatever the file says of itself.
public struct FileLimits: Sendable, Equatable {
    /// The file as it was sent.
    public var bytes: Int
    /// All parts of a zip archive together, unpacked.
    public var unpacked: Int
    /// How many times larger than packed one part may be; asked only of parts above 8 MB, since small ones do no harm.
    public var ratio: Int
    /// Cells of one table, the empty ones before the last filled one of each row included.
    public var cells: Int

    public init(
        bytes: Int = 20 << 20, unpacked: Int = 200 << 20, ratio: Int = 200, cells: Int = 4_000_000
    ) {
        self.bytes = bytes
        self.unpacked = unpacked
        self.ratio = ratio
        self.cells = cells
    }

    /// 20 MB sent, 200 MB unpacked, ratio 200, four million cells.
    public static let standard = FileLimits()
    /// 400 MB sent, 4 GB unpacked, ratio 200, sixty million cells: for what is read row by row and never held.
    public static let large = FileLimits(bytes: 400 << 20, unpacked: 4 << 30, ratio: 200, cells: 60_000_000)
}
