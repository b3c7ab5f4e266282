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
}

/// Who makes a message: they decide for the school, and may read what is sensitive of its pupils.
struct SectorAuthor: Sendable {
    let permit: UnitPermit<DecidePupils>
    let identity: UnitPermit<IdentityData>
    let origin: UnitPermit<OriginData>

    init(_ visit: Visit, on unit: UnitID, in tx: Transaction) throws {
        permit = try visit.permit(DecidePupils.self, on: unit, in: tx)
        identity = try visit.permit(IdentityData.self, on: unit, in: tx)
        origin = try visit.permit(OriginData.self, on: unit, in: tx)
    }

    init(
        _ permit: UnitPermit<DecidePupils>, identity: UnitPermit<IdentityData>, origin: UnitPermit<OriginData>
    ) {
        self.permit = permit
        self.identity = identity
        self.origin = origin
    }

    private var unit: UnitID { permit.unit }

    /// Makes a message and remembers what was put into it.
    ///
    /// - Parameter way: how it leaves, for the log.
    /// - Throws: a refusal while another one is on its way, and when there is nothing to say.
    func message(_ extent: SectorMessage.Extent, _ way: String, in tx: Transaction) throws -> SectorMessage {
        guard let school = try UnitRows.find(unit, in: tx) else { throw NotFound() }
        if try SectorParcelRows.open(of: unit, in: tx) != nil { throw SectorRefusal.underWay }
        let all = try SectorObjectRows.objects(of: unit, on: permit.now.day, in: tx)
        let holdings = try SectorRows.holdings(of: unit, in: tx)
        let objects = extent == .full ? all : SectorComparison.changed(all, holdings)
        if objects.isEmpty { throw FormRefusal("extent", SectorTexts.nothing) }
        let pupils = objects.filter { $0.kind == .pupil }.map(\.clientID)
        try identity.disclose("pupil", pupils, in: tx)
        try origin.disclose("pupil", pupils, in: tx)
        try SectorRows.markSent(objects, by: unit, at: permit.now, in: tx)
        try permit.record(
            "send to sector", subject: "sector", id: unit.text,
            detail: "\(way) LoaiDongBo=\(extent.rawValue): \(objects.count)", in: tx)
        return SectorMessage(
            schoolCode: school.code, school: info(school, all), year: SchoolYear(of: permit.now.day).start,
            extent: extent, objects: objects)
    }

    private func info(_ school: Organisation.Unit, _ all: [SectorObject]) -> [String: SectorObject.Value] {
        func count(_ kind: SectorObject.Kind) -> SectorObject.Value { .number(all.count { $0.kind == kind }) }
        let values: [String: SectorObject.Value?] = [
            "MaTruongHoc": .text(school.code), "TenTruongHoc": .text(school.name),
            "NamHoc": .number(SchoolYear(of: permit.now.day).start),
            "LoaiHinhDaoTao": .code(school.ownership?.rawValue), "DiaChi": .filled(school.address),
            "SoDiemTruong": count(.site), "TongSoCanBo": count(.staff), "TongSoHocSinh": count(.pupil),
        ]
        return values.compactMapValues { $0 }
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
