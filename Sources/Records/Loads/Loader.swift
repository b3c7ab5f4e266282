public import Base
public import Database
internal import Files
internal import Identity
public import Logging
internal import Organisation
internal import Outbox
internal import Sheets

/// The service that works on sheets of many schools, outside of requests: takes one for a while, piece by piece, each
/// piece a transaction with its progress. A process that dies leaves a piece whole or not at all, and who comes next goes
/// on behind it; who stops an import gets back what was written. Several may run on one PostgreSQL database.
public struct Loader: Sendable {
    let database: Database
    let clock: Clock
    let blocking: BlockingPool
    let logger: Logger
    private let holder: String

    /// Longer than a piece can take, shorter than anybody wants to wait after a restart.
    static let lease = 60
    private static let interval = Duration.seconds(1)

    public init(database: Database, clock: Clock, blocking: BlockingPool, logger: Logger) {
        self.database = database
        self.clock = clock
        self.blocking = blocking
        self.logger = logger
        holder = ImportID(at: clock.now()).text
    }

    /// Works until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do { try await round() } catch {
                logger.error("sheets of many schools do not go on", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Loader.interval)
        }
    }

    /// Works on everything that waits now.
    public func round() async throws {
        let clock = clock
        try await database.write { tx in try LoadRows.tidy(at: clock.now(), in: tx) }
        while !Task.isCancelled, let load = try await claim() { try await work(on: load) }
    }

    private func claim() async throws -> Load? {
        let (clock, holder) = (clock, holder)
        return try await database.write { tx in
            let now = clock.now()
            return try LoadRows.claim(holder, until: now.adding(seconds: Loader.lease), at: now, in: tx)
        }
    }

    private func work(on load: Load) async throws {
        do {
            if load.state == .takingBack { return try await takeBack(load) }
            try await pieces(of: load)
        } catch let refusal as any Refusal {
            try await stop(load, refusal is NotFound ? LoadTexts.rightsEnded : refusal.explanation)
        } catch let fault as DatabaseFault where fault.kind != .unavailable && fault.kind != .cancelled {
            logger.error("an import was given up", metadata: ["id": "\(load.id)", "error": "\(fault)"])
            try await stop(load, LoadTexts.fault)
        }
    }

    /// What goes wrong is taken back, if anything was written.
    private func stop(_ load: Load, _ problem: Text) async throws {
        let clock = clock
        try await database.write { tx in
            let next: Load.State = load.state == .takingBack ? .halted : load.state == .applying ? .takingBack : .failed
            if next == .failed { try LoadRows.dropPieces(of: load.id, in: tx) }
            _ = try LoadRows.move(load.id, from: [load.state], to: next, problem: problem, in: tx)
            try Loader.tell(load.id, at: clock.now(), in: tx)
        }
    }

    // MARK: Pieces

    private func pieces(of load: Load) async throws {
        let (clock, holder) = (clock, holder)
        let (reader, start) = try await database.read { tx in
            let author = try LoadAuthor.find(load, at: clock.now(), in: tx)
            let today = author.author.now.day
            let sheet = PupilSheet(try MoreSubject.pupil.fields(on: today, in: tx), ofManySchools: true)
            let reader = try PupilDraftReader(
                StageLoad.match(load.headings, sheet), sheet, on: today, in: tx)
            let places = PupilPlaces(within: author.reach, SchoolYear(of: today))
            return (reader, PupilIntake(places, fileName: load.fileName))
        }
        var work = LoadWork(load: load, holder: holder, clock: clock, intake: start)
        // What was done before somebody else stopped is looked at once more, to know who stands twice.
        for number in 0..<load.piecesDone {
            guard let drafts = try await drafts(load.id, number, reader) else { return }
            work = try await work.remembering(drafts, in: database)
        }
        var next = try await drafts(load.id, load.piecesDone, reader)
        var number = load.piecesDone
        while let drafts = next, !Task.isCancelled {
            let later = number + 1
            async let following = self.drafts(load.id, later, reader)
            guard let done = try await work.taking(drafts, number, in: database) else { return }
            work = done
            number = later
            next = try await following
        }
        if next == nil { try await work.finish(in: database) }
    }

    private func drafts(_ id: ImportID, _ number: Int, _ reader: PupilDraftReader) async throws -> [PupilDraft]? {
        guard let body = try await database.read({ tx in try LoadRows.body(of: id, number, in: tx) }) else {
            return nil
        }
        return try await blocking.run { LoadPiece.rows(body).map(reader.read) }
    }

    // MARK: Back

    private func takeBack(_ load: Load) async throws {
        let clock = clock
        try await database.write { tx in
            let now = clock.now()
            let author = try LoadAuthor.closing(load, at: now, in: tx)
            try UndoLoad.run(load, by: author, in: tx)
            try Loader.tell(load.id, at: now, in: tx)
        }
    }

    /// Tells who sent the file where it stands.
    static func tell(_ id: ImportID, at now: Instant, in tx: Transaction) throws {
        guard let load = try LoadRows.find(id, in: tx), let author = load.author, !load.state.isRunning else { return }
        let counts = SheetTexts.counts(
            load.counts.added, load.counts.changed, load.counts.unchanged, load.counts.refused)
        try Outbox.announce(
            Announcement(
                .work, LoadTexts.told(load), load.problem ?? counts, path: "/loads/\(load.id)",
                once: "load|\(load.id)|\(load.state.rawValue)|\(now.milliseconds)"), to: author, unit: load.unit,
            at: now, in: tx)
    }
}
