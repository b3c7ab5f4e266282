internal import Base

/// In which order rows are written: a unit after those of the same file that it stands under.
enum ImportOrder {
    /// Places of rows with superiors first; `circles` are the rows that stand in a circle, or under one.
    static func superiorsFirst(_ rows: [ImportRow]) -> (order: [Int], circles: [Int]) {
        let places = Dictionary(rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let above = rows.map { row in [row.parentCode, row.clusterCode].compactMap { $0.isEmpty ? nil : places[$0] } }
        var below: [Int: [Int]] = [:]
        for (index, superiors) in above.enumerated() {
            for superior in superiors { below[superior, default: []].append(index) }
        }
        var waiting = above.map(\.count)
        var order = rows.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            for index in below[order[next]] ?? [] {
                waiting[index] -= 1
                if waiting[index] == 0 { order.append(index) }
            }
            next += 1
        }
        return (order, rows.indices.filter { waiting[$0] > 0 })
    }
}
