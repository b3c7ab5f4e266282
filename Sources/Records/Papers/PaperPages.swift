internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// A list of pupils for the printer: the list itself, labels, or cards with photographs.
enum PaperPages {
    static let endpoints: [Endpoint] = [
        .disclosure("/units/:unit/pupils/paper", .needs(ViewPupils.self), show)
    ]

    enum Kind: String, CaseIterable {
        case list
        case labels
        case cards

        var label: Text {
            switch self {
            case .list: PaperTexts.list
            case .labels: PaperTexts.labels
            case .cards: PaperTexts.cards
            }
        }
    }

    static let most = 1000

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        var filter = PupilPages.filter(visit)
        let kind = visit.request.query["paper"].flatMap(Kind.init) ?? .list
        if visit.request.query["sort"] == nil { filter.order = filter.classID == nil ? .schoolClass : .name }
        let lines = try PupilListRows.lines(filter, at: permit.unit, limit: most + 1, offset: 0, in: tx)
        let schoolClass = try filter.classID.flatMap { try ClassRows.find($0, on: filter.day, in: tx) }
        let superior = try UnitRows.parent(of: id, on: filter.day, in: tx)?.name
        let paper = PaperViews.Paper(
            unit: id, school: try UnitRows.name(of: id, on: filter.day, in: tx) ?? "", superior: superior,
            className: schoolClass?.unit == id ? schoolClass?.name : nil, year: SchoolYear(of: filter.day),
            day: filter.day, kind: kind, lines: Array(lines.prefix(most)), isCut: lines.count > most,
            photos: kind == .cards ? try photos(lines, visit, id, tx) : [])
        return .page(PaperViews.show(paper, visit))
    }

    /// Those with a photograph, whose look is written down together before the pictures are fetched one by one; none for
    /// whoever may not look at photographs.
    private static func photos(
        _ lines: [PupilLine], _ visit: Visit, _ unit: UnitID, _ tx: Transaction
    ) throws -> Set<PupilID> {
        guard visit.may(ViewPhotos.self) else { return [] }
        let shown = try PhotoRows.having(
            lines.prefix(most).map(\.id), by: try visit.permit(ViewPhotos.self, on: unit, in: tx), in: tx)
        _ = try visit.discloseOnce(ViewPhotos.self, of: "pupil", shown.map(\.text).sorted(), at: unit, in: tx)
        return shown
    }
}
