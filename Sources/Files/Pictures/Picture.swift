/// A photograph that a stranger sent, drawn anew by libvips as a program of its own: smaller, upright, in the colours of
/// screens, and without place, time and camera that stood in it.
public struct Picture: Sendable, Equatable {
    /// A JPEG.
    public let bytes: [UInt8]
    public let width: Int
    public let height: Int

    /// The largest file that is taken, in bytes, and the most points that are drawn, whatever the file weighs.
    public static let limit = 10 << 20
    static let mostPoints = 60_000_000

    private static let package = "libvips-tools"
    private static let bounds = ChildProgram.Bounds(seconds: 20, output: 4 << 20, memory: 3 << 30)

    /// Draws a JPEG or PNG anew, so that it fits into a frame. Blocks the thread for some tens of milliseconds.
    ///
    /// - Parameters:
    ///   - width: the frame in points; a smaller picture keeps its size.
    /// - Throws: what is wrong with the file, or that the program is missing.
    public static func redraw(
        _ bytes: [UInt8], width: Int, height: Int, folders: [String] = ["/usr/bin", "/usr/local/bin", "/bin"]
    ) throws(FileRefusal) -> Picture {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limit else { throw .tooLarge }
        guard let header = PictureHeader(bytes) else { throw .unknownKind("JPEG, PNG") }
        guard header.width <= mostPoints / header.height else { throw .bomb }
        guard let program = ChildProgram(named: "vipsthumbnail", in: folders) else { throw .missingProgram(package) }
        let arguments = [
            "stdin[fail_on=truncated]", "--size", "\(width)x\(height)>", "--export-profile", "srgb", "-o",
            ".jpg[Q=82,strip]",
        ]
        switch program.run(arguments, input: bytes, within: bounds) {
        case .notStarted: throw .missingProgram(package)
        case .tooSlow: throw .tooSlow
        case .tooMuch: throw .bomb
        case .ended(let status, let output, _):
            // What must not stay is looked for rather than trusted to be gone.
            guard status == 0, let drawn = PictureHeader(output), !PictureHeader.carriesMetadata(output) else {
                throw .damaged
            }
            return Picture(bytes: output, width: drawn.width, height: drawn.height)
        }
    }
}
