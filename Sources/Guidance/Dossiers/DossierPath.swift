internal import Base
internal import Identity
internal import Web

/// The addresses about one unit's dossier.
struct DossierPath: Sendable {
    let letter: LetterID
    let call: Key
    let unit: UnitID

    init(_ letter: LetterID, _ call: Key, _ unit: UnitID) {
        self.letter = letter
        self.call = call
        self.unit = unit
    }

    init(_ request: Request) throws {
        guard let letter: LetterID = request.id("letter"), let unit: UnitID = request.id("unit"),
            let call = request.parameters["call"].flatMap({ Key($0) })
        else { throw NotFound() }
        self.init(letter, call, unit)
    }

    static let pattern = "/dossiers/:letter/:call/:unit"

    var base: String { "/dossiers/\(letter)/\(call)/\(unit)" }
    var people: String { base + "/people" }
    var submission: String { base + "/submission" }
    var extensions: String { base + "/extensions" }
    var review: String { base + "/review" }
    var versions: String { base + "/versions" }

    func entry(_ task: Key) -> String { base + "/entries/\(task)" }
    func answer(_ remark: RemarkID) -> String { base + "/answers/\(remark)" }
    func done(_ code: String) -> String { base + "?done=\(code)" }
}

extension Case {
    var path: DossierPath { DossierPath(letter, call.key, unit) }
}

extension Request {
    /// The key of a task in the path.
    func key(_ name: String) throws -> Key {
        guard let key = parameters[name].flatMap({ Key($0) }) else { throw NotFound() }
        return key
    }
}
