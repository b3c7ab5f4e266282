public import Base

extension Letter {
    /// The letter for reading at a terminal.
    public func plainText(_ language: Language) -> String {
        var lines: [String] = []
        func add(_ label: Text, _ value: String?) { lines.append("\(label(language)): \(value ?? "–")") }
        add(Text("Số", "Number"), number)
        add(Text("Cơ quan ban hành", "Issuer"), issuer)
        add(Text("Ngày", "Issued"), issued)
        add(Text("Về việc", "Subject"), subject)
        add(Text("Năm học", "School year"), schoolYear)
        add(Text("Người ký", "Signer"), signer.map { "\($0.title ?? "–"), \($0.name ?? "–")" })
        lines.append("")
        for clause in clauses { write(clause, indent: "", to: &lines) }
        for milestone in milestones {
            lines.append(
                "\(milestone.from)…\(milestone.to) [\(milestone.due.joined(separator: ", "))] \(milestone.text)")
        }
        for duty in duties {
            lines.append("\n\(duty.audience)")
            lines += duty.items.map { "- \($0)" }
        }
        lines.append("")
        lines += references.map {
            "\($0.ordinal). \($0.kind ?? "") \($0.number) (\($0.issued ?? "–")) \($0.title ?? "")"
        }
        return lines.joined(separator: "\n")
    }

    private func write(_ clause: Clause, indent: String, to lines: inout [String]) {
        lines.append("\(indent)\(clause.path) \(clause.title ?? "")")
        if clause.clauses.isEmpty { lines.append("\(indent)    \(clause.text)") }
        for child in clause.clauses { write(child, indent: indent + "  ", to: &lines) }
    }
}
