public import Base
public import Components
public import Database
public import Files
public import Identity
internal import Web

/// What the pages of importing need to know of one kind of sheet; the form, the report, the file to mend and the list of
/// what can be taken back are the same for all.
public struct SheetKind: Sendable {
    /// The words that differ from one kind to another.
    public struct Words: Sendable {
        let title: Text
        let help: Text
        /// Above what each row is known by, and above what stands beside it.
        let name: Text
        let place: Text

        public init(title: Text, help: Text, name: Text, place: Text) {
            self.title = title
            self.help = help
            self.name = name
            self.place = place
        }
    }

    public typealias Take = @Sendable (Table, String, Visit, UnitID, Transaction) throws -> SheetReport
    public typealias Undo = @Sendable (PastImport, Visit, UnitID, Transaction) throws -> Void
    /// Asks for the permit, and tells the way to the list.
    public typealias Enter = @Sendable (Visit, UnitID, Transaction) throws -> [Frame.Crumb]

    public let subject: ImportSubject
    /// The address of the list, with `:unit` for the unit; without it for what belongs to the unit for which somebody acts.
    public let pattern: String
    let words: Words
    let access: Endpoint.Access
    /// By which to know the row of the headings.
    public let map: HeadingMap
    let table: ImportTable
    let enter: Enter
    let take: Take
    let undo: Undo

    public init(
        _ subject: ImportSubject, at pattern: String, _ words: Words, access: Endpoint.Access, map: HeadingMap,
        table: ImportTable, enter: @escaping Enter, take: @escaping Take, undo: @escaping Undo
    ) {
        self.subject = subject
        self.pattern = pattern
        self.words = words
        self.access = access
        self.map = map
        self.table = table
        self.enter = enter
        self.take = take
        self.undo = undo
    }

    /// The unit whose sheet it is.
    func unit(_ visit: Visit) throws -> UnitID {
        let unit = pattern.contains(":unit") ? visit.request.id("unit") : visit.person?.acting.unit
        guard let unit else { throw NotFound() }
        return unit
    }

    func path(_ unit: UnitID) -> String { pattern.replacing(":unit", with: unit.text) }
}
