internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// What a school hands to the sector database at one time. Made only by ``SectorAuthor``, which writes down for each
/// child whose identity and origin leave the school that they were read.
struct SectorMessage: Sendable {
    /// LoaiDongBo.
    enum Extent: Int, Sendable {
        /// Everything, at the start of a year.
        case full = 1
        /// What changed since the other side acknowledged.
        case changes = 2
    }

    let schoolCode: String
    /// TruongHocInfo.
    let school: [String: SectorObject.Value]
    /// The year in which the school year begins.
    let year: Int
    let extent: Extent
    let objects: [SectorObject]
    /// What it still holds and is no more in our records; nil where the receiver takes no deletions.
    var gone: Gone?

    struct Gone: Sendable {
        /// The list in which the receiver takes them; its name is part of the contract.
        let list: String
        let holdings: [SectorHolding]

        var rows: [[String: SectorObject.Value]] {
            holdings.map { holding in
                var row: [String: SectorObject.Value] = ["ClientId": .text(holding.clientID)]
                row["DanhSach"] = SectorObject.Kind(rawValue: holding.kind).map { .text($0.list) }
                row["Ma"] = .filled(holding.code)
                return row
            }
        }
    }
}

/// Who makes a message: they decide for the school, and may read what is sensitive of its pupils.
struct SectorAuthor: Sendable {
    let permit: UnitPermit<DecidePupils>
    let identity: UnitPermit<IdentityData>
    let origin: UnitPermit<OriginData>
    let health: UnitPermit<HealthData>
    let photos: UnitPermit<ViewPhotos>

    init(_ visit: Visit, on unit: UnitID, in tx: Transaction) throws {
        permit = try visit.permit(DecidePupils.self, on: unit, in: tx)
        identity = try visit.permit(IdentityData.self, on: unit, in: tx)
        origin = try visit.permit(OriginData.self, on: unit, in: tx)
        health = try visit.permit(HealthData.self, on: unit, in: tx)
        photos = try visit.permit(ViewPhotos.self, on: unit, in: tx)
    }

    init(
        _ permit: UnitPermit<DecidePupils>, identity: UnitPermit<IdentityData>, origin: UnitPermit<OriginData>,
        health: UnitPermit<HealthData>, photos: UnitPermit<ViewPhotos>
    ) {
        self.permit = permit
        self.identity = identity
        self.origin = origin
        self.health = health
        self.photos = photos
    }

    private var unit: UnitID { permit.unit }

    /// Makes a message and remembers what was put into it.
    ///
    /// - Parameters:
    ///   - way: how it leaves, for the log.
    ///   - deletions: the list in which the receiver takes what is no more; nil when it takes none.
    /// - Throws: a refusal while another one is on its way, and when there is nothing to say.
    func message(
        _ extent: SectorMessage.Extent, _ way: String, _ ports: RecordsPorts, deletions: String?, in tx: Transaction
    ) throws -> SectorMessage {
        guard let school = try UnitRows.find(unit, in: tx) else { throw NotFound() }
        if try SectorParcelRows.open(of: unit, in: tx) != nil { throw SectorRefusal.underWay }
        let all = try SectorObjectRows.objects(of: unit, on: permit.now.day, ports, in: tx)
        let holdings = try SectorRows.holdings(of: unit, in: tx)
        let objects = extent == .full ? all : SectorComparison.changed(all, holdings)
        let gone = deletions.map { SectorMessage.Gone(list: $0, holdings: SectorComparison.left(all, holdings)) }
        if objects.isEmpty, gone?.holdings.isEmpty ?? true { throw FormRefusal("extent", SectorTexts.nothing) }
        try disclose(objects, in: tx)
        try SectorRows.markSent(objects, by: unit, at: permit.now, in: tx)
        try SectorRows.markGone(gone?.holdings ?? [], by: unit, at: permit.now, in: tx)
        try permit.record(
            "send to sector", subject: "sector", id: unit.text,
            detail: "\(way) LoaiDongBo=\(extent.rawValue): \(objects.count) −\(gone?.holdings.count ?? 0)", in: tx)
        return SectorMessage(
            schoolCode: school.code, school: try SectorSchool.info(school, all, on: permit.now.day, ports, in: tx),
            year: SchoolYear(of: permit.now.day).start, extent: extent,
            objects: try SectorObjectRows.showing(objects, in: tx), gone: gone)
    }

    /// For each child, which kinds of their data leave.
    private func disclose(_ objects: [SectorObject], in tx: Transaction) throws {
        let pupils = objects.filter { $0.kind == .pupil }
        func holding(_ fields: Set<String>) -> [String] {
            pupils.filter { !fields.isDisjoint(with: $0.fields.keys) }.map(\.clientID)
        }
        try identity.disclose("pupil", pupils.map(\.clientID), in: tx)
        try origin.disclose("pupil", pupils.map(\.clientID), in: tx)
        try health.disclose("pupil", holding(SectorNames.health), in: tx)
        try photos.disclose("pupil", holding([SectorObject.picture]), in: tx)
    }
}

/// Why nothing is exchanged now.
enum SectorRefusal: Refusal, Equatable {
    case underWay
    case notConnected
    case beingTried

    var kind: RefusalKind { .conflict }
    var explanation: Text {
        switch self {
        case .underWay: SectorTexts.underWay
        case .notConnected: SectorTexts.notConnected
        case .beingTried: SectorTexts.beingTried
        }
    }
}
