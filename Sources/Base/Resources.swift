internal import Foundation

/// Where the files lie that travel beside the program: style sheet, scripts, schema.
///
/// They are found beside the running program (or where `KHUE_RESOURCES` says), never by an address compiled in, so
/// that the program can be moved.
public enum Resources {
    /// The folder of one target's resources.
    public static func folder(of target: String, _ name: String) throws(MissingResources) -> String {
        for place in places() {
            let folder = "\(place)/khue_\(target).resources/\(name)"
            if FileManager.default.fileExists(atPath: folder) { return folder }
        }
        throw MissingResources(folder: "khue_\(target).resources/\(name)")
    }

    private static func places() -> [String] {
        var places: [String] = []
        if let given = ProcessInfo.processInfo.environment["KHUE_RESOURCES"] { places.append(given) }
        if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            places.append(URL(fileURLWithPath: program).deletingLastPathComponent().path)
        }
        return places
    }
}

/// The program was moved without the folders that belong to it.
public struct MissingResources: Error, CustomStringConvertible {
    public let folder: String

    public var description: String {
        "the folder \(folder) must lie beside the program, or where KHUE_RESOURCES says"
    }
}
