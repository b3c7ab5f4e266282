internal import Base
internal import Identity

/// What became of one table's rows when a request to delete was carried out.
struct Erasure: Sendable, Equatable {
    let table: String
    let label: Text
    /// Rows erased or emptied.
    let erased: Int
    /// Why something stays; empty when nothing does.
    let why: Text
}

/// What a request to delete may erase (Law 91/2025/QH15, arts. 4, 9 and 19): what rests on consent or is needed by
/// nobody any more goes; what a law makes the school keep stays, and the person is told by which.
enum ErasureRules {
    /// - Parameters:
    ///   - isChosen: whether the unit carries it out for this table.
    ///   - isElsewhere: whether another school keeps the record now, so that this one has nothing to erase.
    static func result(_ line: ErasingLine, erased: Int, isChosen: Bool, isElsewhere: Bool) -> Erasure {
        let why =
            if isElsewhere {
                ErasureTexts.elsewhere
            } else if line.erasable > 0, !isChosen {
                ErasureTexts.notChosen
            } else if line.leavesRest {
                why(line.table)
            } else {
                Text(verbatim: "")
            }
        return Erasure(table: line.table.name.description, label: line.table.label, erased: erased, why: why)
    }

    /// Why what a table keeps is not erased.
    static func why(_ table: PersonalTable) -> Text {
        switch table.erasing {
        case .stays(.some(let words)): words
        case .part(let part): part.rest
        case .stays, .rows: ErasureTexts.law(table)
        }
    }
}
