public import Base
internal import Database
internal import Logging
public import Transport
internal import Web

/// Asks the scanner about every file that comes with a form, before anything reads it (ASVS 12.4.2).
public struct FileGuard: Sendable {
    /// What becomes of files while the scanner cannot be asked.
    public enum WhenDown: String, Sendable, CaseIterable {
        case refuse
        case accept
    }

    let scanner: FileScanner
    let whenDown: WhenDown
    let blocking: BlockingPool

    public init(_ scanner: FileScanner, whenDown: WhenDown, blocking: BlockingPool) {
        self.scanner = scanner
        self.whenDown = whenDown
        self.blocking = blocking
    }
}

extension Door {
    /// Refuses what the scanner found something in; that is in the log, under the name that the scanner gave it.
    func guardFiles(_ visit: Visit) async throws {
        guard let files else { return }
        for (field, upload) in visit.form.files.sorted(by: { $0.key < $1.key }) {
            let verdict = try await files.blocking.run { files.scanner.look(at: upload.bytes) }
            switch verdict {
            case .clean: continue
            case .found(let name):
                try await database.write { tx in
                    try visit.record(
                        "refuse file",
                        changes: [FieldChange("file", from: nil, to: "\(upload.name.oneLine): \(name.oneLine)")], in: tx
                    )
                }
                throw FormRefusal(field, FileGuardTexts.found(upload.name))
            case .unknown(let why):
                logger.error(
                    "the scanner gave no verdict",
                    metadata: [
                        "request": "\(visit.request.number)", "why": "\(why.oneLine)",
                        "file": "\(files.whenDown == .refuse ? "refused" : "accepted")",
                    ])
                if files.whenDown == .refuse { throw FormRefusal(field, FileGuardTexts.notLookedAt) }
            }
        }
    }
}

/// Every sentence about files that were looked at.
enum FileGuardTexts {
    static func found(_ name: String) -> Text {
        Text(
            "Tệp “\(name)” có mã độc nên không được nhận. Quét máy của bạn, lấy lại tệp từ nguồn gốc rồi gửi lại.",
            "The file “\(name)” holds malware and is not taken. Scan your machine, get the file anew and send it again."
        )
    }
    static let notLookedAt = Text(
        "Chưa kiểm tra được mã độc nên chưa nhận tệp. Thử lại sau ít phút; nếu vẫn vậy, báo người vận hành hệ thống.",
        "The file could not be looked at for malware and is not taken. Try again in some minutes; if it stays so, tell whoever runs the program."
    )
}
