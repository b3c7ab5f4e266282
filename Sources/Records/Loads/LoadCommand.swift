public import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// Taking a sheet of many schools in by a command on the machine itself.
public struct LoadCommand: Sendable {
    /// What became of it.
    public struct Report: Sendable {
        public let rows: Int
        public let counts: Text
        public let refused: Int
        public let isDone: Bool
        public let problem: Text?
        /// The rows to mend, as CSV.
        public let mending: [UInt8]
    }

    let loader: Loader

    public init(_ loader: Loader) { self.loader = loader }

    /// Reads the file, works on it to the end and tells what became of it. What was left unfinished by another process
    /// is finished first.
    ///
    /// - Parameters:
    ///   - unit: the code of the unit whose schools rows may name.
    ///   - isRehearsal: looks only.
    ///   - tell: called now and then with how many rows are through, of how many.
    /// - Throws: a refusal when the file as a whole cannot be taken.
    public func run(
        file path: String, unit code: String, isRehearsal: Bool, tell: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> Report {
        try await loader.round()
        let now = loader.clock.now()
        let unit = try await loader.database.read { tx in try UnitRows.find(code: code, in: tx)?.id }
        guard let unit else { throw NotFound() }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let id = try await StageLoad.run(
            { try TableStream(path: path, headings: $0) }, LoadOrder(name, commandFor: unit, at: now),
            to: isRehearsal ? .checking : .applying, loader.database, loader.blocking)
        let watching = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(2))
                let load = try? await loader.database.read { tx in try LoadRows.find(id, in: tx) }
                if let load, load.state.isRunning { tell(load.counts.rows, load.total) }
            }
        }
        defer { watching.cancel() }
        try await loader.round()
        return try await report(id, isRehearsal)
    }

    private func report(_ id: ImportID, _ isRehearsal: Bool) async throws -> Report {
        let now = loader.clock.now()
        return try await loader.database.write { tx in
            guard let load = try LoadRows.find(id, in: tx) else { throw NotFound() }
            let wrong = try LoadFaultRows.all(of: id, limit: LoadFaultRows.most, in: tx)
            if isRehearsal, try LoadRows.move(id, from: [.checked], to: .cancelled, ended: now, in: tx) {
                try LoadRows.dropPieces(of: id, in: tx)
            }
            let counts = load.counts
            return Report(
                rows: load.total,
                counts: SheetTexts.counts(counts.added, counts.changed, counts.unchanged, counts.refused),
                refused: counts.refused, isDone: load.state == (isRehearsal ? .checked : .done),
                problem: load.problem, mending: SheetMending.csv(load.headings, wrong, .vi))
        }
    }
}
