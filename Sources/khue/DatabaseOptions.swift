internal import ArgumentParser
internal import Base
internal import Database
internal import Identity
internal import Program

/// Where the data lives, and the keys by which a part of it is sealed.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "An SQLite file, or postgres://user:password@host/name.")
    var database = "var/khue.sqlite"

    @Option(
        help:
            "The file of keys, outside of the database; made when the database is new. With an SQLite file, without this: beside it."
    )
    var keyFile: String?

    /// Opens the database with its keys; what goes wrong ends the program with a sentence.
    func open() async throws -> Database {
        let location = Database.Location(database)
        return try await Opening.explaining { try await Opening.open(location, try file(for: location)) }
    }

    func file(for location: Database.Location) throws -> KeyFile {
        switch (keyFile, location) {
        case (let path?, _): return KeyFile(path: path)
        case (nil, .file(let path)): return KeyFile(path: path + ".key")
        default:
            throw ValidationError("--key-file: PostgreSQL cần một tệp khóa / PostgreSQL needs a file of keys")
        }
    }
}

/// Opening a database for the program, with words for what goes wrong.
enum Opening {
    /// Opens the database, brings its schema up to date, and seals what is not yet sealed.
    static func open(_ location: Database.Location, _ file: KeyFile) async throws -> Database {
        let bare = try await Database.open(location)
        do {
            try await Composition.schema().apply(to: bare, at: Clock.system.now())
            let opened = try await SealedDatabase(bare, file, columns: Composition.sealed)
            try await IdentityModule.settle(opened.database)
            if opened.isNew {
                Output.error(
                    "khue: đã tạo tệp khóa \(file.path), hãy sao lưu riêng, mất là mất dữ liệu"
                        + " / the file of keys \(file.path) was made; keep a copy elsewhere, without it data is lost")
            }
            if opened.values > 0 {
                Output.error("khue: đã mã hóa \(opened.values) giá trị / \(opened.values) values were sealed")
            }
            return opened.database
        } catch {
            await bare.close()
            throw error
        }
    }

    /// Ends the program with a sentence for whoever runs it.
    static func explaining<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let fault as DatabaseFault {
            Output.error("khue: \(sentence(fault))\n      \(fault.message)")
        } catch let fault as KeyFile.Fault {
            Output.error("khue: \(sentence(fault))")
        } catch is SealedDatabase.ForeignKeys {
            Output.error(
                "khue: tệp khóa không phải của cơ sở dữ liệu này / the file of keys does not belong to this database")
        }
        throw ExitCode.failure
    }

    private static func sentence(_ fault: KeyFile.Fault) -> String {
        switch fault {
        case .missing:
            "không thấy tệp khóa của cơ sở dữ liệu này, hãy khôi phục từ bản sao lưu / the file of keys of this database is missing: bring it back from its copy"
        case .open: "người khác đọc được tệp khóa, hãy chạy chmod 600 / others may read the file of keys: chmod 600"
        case .damaged: "tệp khóa hỏng / the file of keys is damaged"
        case .refused(let reason): "không đọc, ghi được tệp khóa / the file of keys cannot be used: \(reason)"
        }
    }

    private static func sentence(_ fault: DatabaseFault) -> String {
        switch fault.kind {
        case .inUse:
            "cơ sở dữ liệu đang được một chương trình Khuê khác dùng / the database is in use by another Khuê"
        case .full: "ổ đĩa đã đầy, không ghi được / the disk is full"
        case .unavailable: "không mở được cơ sở dữ liệu / the database cannot be opened"
        case .corrupt:
            "cơ sở dữ liệu bị hỏng hoặc không phải của bản Khuê này / the database is damaged or of another Khuê"
        default: "cơ sở dữ liệu báo lỗi / the database reports a fault"
        }
    }
}
