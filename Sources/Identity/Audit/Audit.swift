public import Base
internal import Crypto
public import Database
internal import Foundation

/// Who did what to which record, written in the transaction that did it and never changed.
public enum Audit {
    struct Entry: Sendable, Equatable {
        var account: AccountID?
        var role: Role?
        var actingUnit: UnitID?
        var address: String?
        var action: String
        var unit: UnitID?
        var subject: String
        var id: String
        var detail = ""
        /// The fields that changed, as JSON; empty when none did.
        var changes = ""
    }

    /// Writes down what somebody with access to the machine did by a command, in the same transaction as the deed.
    public static func recordCommand(
        _ action: String, subject: String, id: String, changes: [FieldChange] = [], at now: Instant,
        in tx: Transaction
    ) throws {
        try write(
            Entry(
                address: "command", action: action, subject: subject, id: id, changes: FieldChange.json(changes)),
            at: now, in: tx)
    }

    static func write(_ entry: Entry, at now: Instant, in tx: Transaction) throws {
        try AuditRows.insert(entry, at: now, in: tx)
        try Alarms.hear(entry, at: now, in: tx)
    }

    /// What one deed did to one of many records.
    public struct Note: Sendable {
        public let id: String
        public let detail: String
        public let changes: [FieldChange]

        public init(_ id: String, detail: String = "", changes: [FieldChange]) {
            self.id = id
            self.detail = detail
            self.changes = changes
        }
    }
}

/// One field of a record before and after. Only what differs is kept.
public struct FieldChange: Sendable, Equatable, Codable {
    public let field: String
    public let old: String?
    public let new: String?

    public init(_ field: String, from old: String?, to new: String?) {
        self.field = field
        self.old = old
        self.new = new
    }

    /// What differs between two forms of a record, field by field in the order of their names.
    public static func between(_ old: [String: String], _ new: [String: String]) -> [FieldChange] {
        Set(old.keys).union(new.keys).sorted().map { FieldChange($0, from: old[$0], to: new[$0]) }
    }

    /// The changes that are any, as JSON of stable form; empty when there are none.
    static func json(_ changes: [FieldChange]) -> String {
        let real = changes.filter { $0.old != $0.new }
        guard !real.isEmpty else { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(real)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    static func list(_ json: String) -> [FieldChange] {
        json.isEmpty ? [] : (try? JSONDecoder().decode([FieldChange].self, from: Data(json.utf8))) ?? []
    }
}

/// One line of the log as it is stored.
struct AuditLine: Sendable, Equatable {
    let record: ID<Audit.Entry>
    let at: Instant
    var entry: Audit.Entry
    /// Its place in the chain; nil until it is sealed.
    let sequence: Int?
    let hash: String?
}

/// The chain that seals the log: each line's hash covers the line and the hash before it, so that a line that is
/// changed, removed or slipped in later breaks every hash after it (TCVN 11930:2017, protection of logs).
enum AuditChain {
    /// SHA-256 over the parts, each with its length before it, so that no text can pass for two.
    static func hash(_ line: AuditLine, sequence: Int, after previous: String) -> String {
        let entry = line.entry
        let parts = [
            previous, String(sequence), line.record.text, line.at.iso, entry.account?.text ?? "",
            entry.role?.rawValue ?? "", entry.actingUnit?.text ?? "", entry.address ?? "", entry.action,
            entry.unit?.text ?? "", entry.subject, entry.id, entry.detail, entry.changes,
        ]
        var hasher = SHA256()
        for part in parts {
            hasher.update(data: Data("\(part.utf8.count):".utf8))
            hasher.update(data: Data(part.utf8))
        }
        return hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// What is wrong at a line that should come at `sequence` after `previous`; nil when nothing is.
    static func fault(_ line: AuditLine, at sequence: Int, after previous: String) -> ChainFault? {
        if line.sequence != sequence { return .missing(sequence) }
        return hash(line, sequence: sequence, after: previous) == line.hash ? nil : .changed(sequence)
    }
}

/// Where the log was touched.
public enum ChainFault: Sendable, Equatable {
    /// No line has this number.
    case missing(Int)
    /// The line of this number is not what it was, or does not follow the one before.
    case changed(Int)
    /// The log ends before the number that was sealed last.
    case cut(last: Int, sealed: Int)
    /// A stretch from this number is gone and no line of the log tells of its purge.
    case unproven(Int)

    public var text: Text {
        switch self {
        case .missing(let number):
            Text("dòng số \(number) đã mất", "line \(number) is missing")
        case .changed(let number):
            Text("dòng số \(number) đã bị sửa hoặc chèn", "line \(number) was changed or slipped in")
        case .unproven(let number):
            Text(
                "dòng từ số \(number) đã mất mà nhật ký không ghi việc xóa đúng hạn",
                "lines from \(number) are gone and the log knows of no purge")
        case .cut(let last, let sealed):
            Text(
                "nhật ký bị cắt: còn đến dòng \(last), đã niêm phong đến dòng \(sealed)",
                "the log was cut: it ends at line \(last), \(sealed) were sealed")
        }
    }
}
