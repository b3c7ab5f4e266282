internal import Crypto
internal import Foundation

/// The keys by which values are sealed before they are stored: AES-256-GCM (NIST SP 800-38D) with 96 random bits of nonce.
///
/// One key seals; those before it only open, until everything is sealed again. The keys can be used and written to their
/// file, and are handed out to nobody.
public struct Keyring: Sendable, CustomStringConvertible {
    /// One key of 256 bits, called by the beginning of a hash of itself, so that a wrong file is known as such.
    struct Key: Sendable {
        let secret: SymmetricKey
        let id: String

        init(_ secret: SymmetricKey) {
            self.secret = secret
            let bytes = secret.withUnsafeBytes { Data($0) }
            let hash = SHA256.hash(data: Data("khue sealing key ".utf8) + bytes)
            id = hash.prefix(4).map { String(format: "%02x", $0) }.joined()
        }

        init() { self.init(SymmetricKey(size: .bits256)) }
    }

    let active: Key
    let older: [Key]

    init(active: Key, older: [Key] = []) {
        self.active = active
        self.older = older
    }

    /// A new key and none before it.
    public init() { self.init(active: Key()) }

    /// What stands before every value that the active key sealed.
    public var mark: String { Keyring.mark(active.id) }

    /// How the active key is called.
    public var name: String { active.id }

    /// Whether keys before the active one are still kept.
    public var isRotating: Bool { !older.isEmpty }

    public func holds(_ name: String) -> Bool { key(name) != nil }

    /// The ring with a new key that seals from now on.
    public func rotated() -> Keyring { Keyring(active: Key(), older: [active] + older) }

    /// The ring without the keys before the active one: only when nothing is sealed by them any more.
    public func withoutOlder() -> Keyring { Keyring(active: active) }

    /// Names alone: a ring that is printed by mistake tells nothing.
    public var description: String { "keys \(([active] + older).map(\.id).joined(separator: ", "))" }

    private func key(_ name: some StringProtocol) -> Key? { ([active] + older).first { $0.id == name } }
}

extension Keyring {
    private static let version = "s1:"
    private static let nameLength = 8

    private static func mark(_ name: String) -> String { version + name + ":" }

    /// Whether a value looks sealed, by whatever key.
    static func isSealed(_ stored: String) -> Bool {
        let bytes = Array(stored.utf8.prefix(version.utf8.count + nameLength + 1))
        guard bytes.starts(with: version.utf8), bytes.last == UInt8(ascii: ":") else { return false }
        let name = bytes.dropFirst(version.utf8.count).dropLast()
        return name.count == nameLength && name.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    /// Seals a text for one place: it opens there and nowhere else. Nothing stays nothing.
    func seal(_ text: String, for place: SealedPlace) throws -> String {
        if text.isEmpty { return text }
        let box = try AES.GCM.seal(Data(text.utf8), using: active.secret, authenticating: place.context)
        guard let sealed = box.combined else { throw DatabaseFault(.corrupt, "a value cannot be sealed") }
        return mark + sealed.base64EncodedString()
    }

    /// Opens what was sealed for the place.
    ///
    /// - Throws: a ``DatabaseFault`` of the kind `corrupt` when it was sealed by another key, for another place, altered,
    ///   or never sealed.
    func open(_ stored: String, for place: SealedPlace) throws -> String {
        if stored.isEmpty { return stored }
        guard Keyring.isSealed(stored) else { throw DatabaseFault(.corrupt, "\(place) is not sealed") }
        let rest = stored.utf8.dropFirst(Keyring.version.utf8.count)
        guard let key = key(String(Substring(rest.prefix(Keyring.nameLength)))) else {
            throw DatabaseFault(.corrupt, "\(place) was sealed by a key that is not in the key file")
        }
        guard let sealed = Data(base64Encoded: String(Substring(rest.dropFirst(Keyring.nameLength + 1)))),
            let box = try? AES.GCM.SealedBox(combined: sealed),
            let text = try? AES.GCM.open(box, using: key.secret, authenticating: place.context)
        else { throw DatabaseFault(.corrupt, "\(place) was altered, or belongs to another place") }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Keyring {
    private static let head = "khue keys 1"

    /// The ring as it stands in its file.
    var text: String {
        let lines = ([active] + older).map { key in key.secret.withUnsafeBytes { Data($0).base64EncodedString() } }
        return """
            # Khóa của Khuê: mất tệp này là mất dữ liệu đã mã hóa. / Keys of Khuê: without this file, sealed data is lost.
            \(Keyring.head)
            \(lines.joined(separator: "\n"))

            """
    }

    /// Reads a file of keys: the first seals, the others open; nil when it is no such file.
    init?(text: String) {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        guard lines.first == Keyring.head, lines.count > 1 else { return nil }
        let keys = lines.dropFirst().compactMap { line -> Key? in
            guard let bytes = Data(base64Encoded: line), bytes.count == 32 else { return nil }
            return Key(SymmetricKey(data: bytes))
        }
        guard keys.count == lines.count - 1 else { return nil }
        self.init(active: keys[0], older: Array(keys.dropFirst()))
    }
}
