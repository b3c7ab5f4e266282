internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Organisation
public import Outbox
internal import Transport

/// Puts messages and questions on their way.
enum SectorDispatch {
    /// The bytes are made in the transaction, so that what waits is what was marked.
    static func send(
        _ extent: SectorMessage.Extent, over link: SectorLink, _ ports: RecordsPorts, by author: SectorAuthor,
        in tx: Transaction
    ) throws -> ErrandID {
        let message = try author.message(extent, "http", ports, deletions: link.names.deletions, in: tx)
        let body = String(decoding: try SectorObjectsAdapter().bytes(of: message), as: UTF8.self)
        let permit = author.permit
        let id = try ErrandRows.post(.sectorSend, permit.unit.text, at: permit.now, in: tx)
        try SectorParcelRows.insert(
            id, (message.schoolCode, message.year), extent, body,
            objects: message.objects.count + (message.gone?.holdings.count ?? 0), by: permit, in: tx)
        return id
    }

    static func ask(by permit: UnitPermit<DecidePupils>, in tx: Transaction) throws -> ErrandID {
        guard let school = try UnitRows.find(permit.unit, in: tx) else { throw NotFound() }
        let last = try ErrandRows.of([.sectorRead], permit.unit.text, limit: 1, in: tx).first
        if last?.state.isOver == false { throw SectorRefusal.underWay }
        let id = try ErrandRows.post(.sectorRead, permit.unit.text, at: permit.now, in: tx)
        let year = SchoolYear(of: permit.now.day).start
        try SectorParcelRows.insert(id, (school.code, year), nil, nil, objects: 0, by: permit, in: tx)
        try permit.record("ask sector", subject: "sector", id: permit.unit.text, in: tx)
        return id
    }
}

/// Sends what waits to the sector database and reads what it holds: outside of requests, and again until it is done.
public enum SectorErrands {
    public static func handlers(_ link: SectorLink, _ ports: RecordsPorts) -> [ErrandHandler] {
        [sending(link), reading(link, ports)]
    }

    private static func sending(_ link: SectorLink) -> ErrandHandler {
        ErrandHandler(
            .sectorSend,
            prepare: { errand, tx in
                guard let body = try SectorParcelRows.body(of: errand.id, in: tx) else { return nil }
                return { link.send(Array(body.utf8), key: errand.id.text) }
            },
            finish: { errand, result, now, tx in
                guard let parcel = try SectorParcelRows.find(errand, in: tx) else { return .refused("nothing to send") }
                guard case .delivered = result.outcome else {
                    try keep(result.answer, of: errand, nil, in: tx)
                    return result.outcome
                }
                guard let answer = SectorAnswer(result.answer, link.names) else {
                    try keep(result.answer, of: errand, nil, in: tx)
                    return .refused("the answer cannot be understood")
                }
                let outcome = try answer.take(of: parcel.unit, at: now, in: tx)
                try keep(result.answer, of: errand, outcome, in: tx)
                try Audit.recordCommand(
                    "take sector answer", subject: "sector", id: parcel.unit.text,
                    changes: [FieldChange("answer", from: nil, to: outcome.detail)], at: now, in: tx)
                return .delivered(outcome.detail)
            },
            ended: { errand, tx in try SectorParcelRows.forgetBody(of: errand.id, in: tx) })
    }

    private static func reading(_ link: SectorLink, _ ports: RecordsPorts) -> ErrandHandler {
        ErrandHandler(
            .sectorRead,
            prepare: { errand, tx in
                guard let parcel = try SectorParcelRows.find(errand, in: tx) else { return nil }
                return { link.read(school: parcel.schoolCode, year: parcel.year) }
            },
            finish: { errand, result, now, tx in
                guard let parcel = try SectorParcelRows.find(errand, in: tx), case .delivered = result.outcome else {
                    return result.outcome
                }
                guard let reading = SectorReading(result.answer, link.names) else {
                    return .refused("the answer cannot be understood")
                }
                let ours = try SectorObjectRows.showing(
                    try SectorObjectRows.objects(of: parcel.unit, on: now.day, ports, in: tx), in: tx)
                let outcome = try reading.take(ours, of: parcel.unit, at: now, in: tx)
                // What was read is compared and not kept: it holds the data of children.
                try SectorParcelRows.answer(errand.id, "", outcome, in: tx)
                return .delivered("\(reading.objects.count)")
            })
    }

    private static let longest = 200_000

    private static func keep(
        _ answer: [UInt8], of errand: Errand, _ outcome: SectorAnswer.Outcome?, in tx: Transaction
    ) throws {
        let text = String(decoding: answer.prefix(longest), as: UTF8.self).replacing("\0", with: "")
        try SectorParcelRows.answer(errand.id, text, outcome, in: tx)
    }
}

/// What the other side holds of a school, as it was read: the objects of a message.
struct SectorReading: Sendable {
    struct Item: Sendable {
        let kind: SectorObject.Kind
        let key: String
        let name: String
        let code: String
        let fields: [String: JSONValue]
    }

    let objects: [Item]

    /// Nil when it is no such document.
    init?(_ bytes: [UInt8], _ names: SectorContract.Names) {
        guard let document = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object = document
        else { return nil }
        var objects: [Item] = []
        var isAny = false
        for kind in SectorObject.Kind.allCases {
            guard let list = document.list(kind.list, within: kind.isFacility ? "CoSoVatChat" : nil) else { continue }
            isAny = true
            for fields in list {
                guard case .string(let key)? = fields["ClientId"] else { continue }
                func text(_ name: String) -> String { if case .string(let text)? = fields[name] { text } else { "" } }
                objects.append(
                    Item(kind: kind, key: key, name: text(kind.name), code: text(names.code), fields: fields))
            }
        }
        guard isAny else { return nil }
        self.objects = objects
    }

    /// Writes down what is held and in which fields it differs from ours.
    ///
    /// - Returns: how many are the same, and how many are not or are there no more.
    func take(
        _ ours: [SectorObject], of unit: UnitID, at now: Instant, in tx: Transaction
    ) throws -> SectorAnswer.Outcome {
        let known = Dictionary(ours.map { ($0.clientID, $0) }) { first, _ in first }
        var outcome = SectorAnswer.Outcome()
        try SectorRows.forgetHeld(of: unit, in: tx)
        for item in objects {
            let own = known[item.key]
            let differing = own?.differing(from: item.fields) ?? []
            let isSame = own != nil && differing.isEmpty
            if isSame { outcome.taken += 1 } else { outcome.refused += 1 }
            try SectorRows.markRead(
                item, held: isSame ? own?.fingerprint ?? "" : "other", differing: differing.joined(separator: ", "),
                of: unit, at: now, in: tx)
        }
        return outcome
    }
}
