internal import Foundation

/// A folder for files on their way that only this program's user can enter.
struct PrivateFolder {
    let path: String

    /// Nil when the machine has no place for it.
    init?() {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("khue-\(UUID().uuidString)")
        let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: rights)
        } catch {
            return nil
        }
        path = folder.path
    }

    func read(_ name: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))).map { Array($0) }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
