internal import Base
internal import Letters
internal import Organisation

/// What a letter that was read would ask of units: one task for each leaf clause, one call for each due day among its
/// milestones. A proposal that an official corrects before it is published.
enum Proposal {
    static func tasks(_ letter: Letter) -> [GuidanceTask] {
        let audience = everybody(letter)
        return leaves(letter.clauses).compactMap { clause in
            Key(clause.path).map { key in
                GuidanceTask(
                    key: key, path: clause.path, title: clause.title ?? clause.path, text: clause.text, evidence: "",
                    due: nil, audience: audience)
            }
        }
    }

    static func calls(_ letter: Letter) -> [Call] {
        var calls: [Call] = []
        for milestone in letter.milestones {
            for due in milestone.due.compactMap({ Day(iso: "\($0)") }) {
                guard let call = call(milestone.text, due: due, letter, known: Set(calls.map(\.key.text))) else {
                    continue
                }
                calls.append(call)
            }
        }
        return calls
    }

    static func leaves(_ clauses: [Letter.Clause]) -> [Letter.Clause] {
        clauses.flatMap { $0.clauses.isEmpty ? [$0] : leaves($0.clauses) }
    }

    /// Everybody whom the letter's part on duties addresses, with the schools below the district offices.
    static func everybody(_ letter: Letter) -> Audience {
        var kinds: [UnitKind] = []
        for duty in letter.duties {
            for kind in AudienceProposal.audience(addressed: duty.audience).kinds where !kinds.contains(kind) {
                kinds.append(kind)
            }
        }
        return kinds.isEmpty ? AudienceProposal.everybody : Audience(kinds: kinds)
    }

    private static func call(_ text: String, due: Day, _ letter: Letter, known: Set<String>) -> Call? {
        let words = text.folded
        let audience = everybody(letter)
        let form: String
        if words.contains("thu nhan bao cao"), words.contains("phong giao duc") {
            form = "consolidated"
        } else if words.contains("so ket") {
            form = "review"
        } else if words.contains("bao cao") {
            form = "report"
        } else if words.contains("ke hoach") {
            form = "plan"
        } else {
            form = "note"
        }
        guard let key = Key(unused(form, known)) else { return nil }
        var call = Call(key: key, form: form, title: title(form), due: due, source: nil, audience: audience)
        if form == "consolidated" {
            call.audience = Audience(kinds: audience.kinds.filter { $0 == .districtOffice || $0 == .commune })
            call.source = Key("report")
        } else if form == "report" {
            call.audience = Audience(kinds: audience.kinds.filter { $0 != .districtOffice && $0 != .commune })
        }
        return call
    }

    static func unused(_ form: String, _ known: Set<String>) -> String {
        guard known.contains(form) else { return form }
        var number = 2
        while known.contains("\(form)-\(number)") { number += 1 }
        return "\(form)-\(number)"
    }

    /// Titles are content of the letter's work and stay in the language of the letter.
    private static func title(_ form: String) -> String {
        switch form {
        case "plan": "Kế hoạch năm học"
        case "review": "Sơ kết học kỳ I"
        case "report": "Báo cáo năm học và tự chấm điểm"
        case "consolidated": "Báo cáo tổng hợp của Phòng"
        default: "Báo cáo đột xuất"
        }
    }
}
