import Base
import Organisation
import Testing

/// The numbers of a form as a value: added up, compared, filled in.
struct FigureSheetTests {
    private func sheet(_ cells: [Int?], typed: [Int?] = [nil], from: String = "2018-11-14") throws -> FigureSheet {
        FigureSheet(
            code: "02", title: Text("Biểu", "Form"), source: "TT", validFrom: try #require(Day(iso: from)),
            day: try #require(Day(iso: "2023-09-30")), note: Text("", ""),
            sections: [
                FigureSheet.Section(
                    "II", Text("Lớp", "Classes"), .counted,
                    columns: [
                        FigureSheet.Column("total", Text("Tổng", "Total")),
                        FigureSheet.Column("female", Text("Nữ", "Female")),
                    ], rows: [FigureSheet.Row("II", Text("Lớp", "Classes"), depth: 0, cells: cells, before: 7)]),
                FigureSheet.Section(
                    "NS", Text("Ngân sách", "Budget"), .typed,
                    columns: [FigureSheet.Column("settled", Text("Quyết toán", "Settled"))],
                    rows: [
                        FigureSheet.Row("n", Text("Theo nguồn", "By source"), depth: 0, cells: []),
                        FigureSheet.Row("n1", Text("Nhà nước", "State"), depth: 1, cells: typed),
                        FigureSheet.Row("c", Text("Theo nhóm", "By kind"), depth: 0, cells: []),
                        FigureSheet.Row("c1", Text("Cá nhân", "Persons"), depth: 1, cells: typed),
                    ]),
            ], checks: [], records: "/records?unit=1")
    }

    @Test func addsUpCellByCell() throws {
        let sum = try #require(FigureSheet.sum([try sheet([3, 1]), try sheet([4, nil], typed: [5])]))
        #expect(sum["II", "total"] == 7 && sum["II", "female"] == 1 && sum["n1", "settled"] == 5)
        #expect(sum.records == nil && sum.sections[0].rows[0].before == nil, "of many there is no list and no past")
        #expect(FigureSheet.sum([FigureSheet]()) == nil)
    }

    @Test func partsStandBesideTheWhole() throws {
        let (first, second) = (Text("Công lập", "Public"), Text("Tư thục", "Private"))
        let whole = try #require(
            FigureSheet.whole(of: [(first, try sheet([3, 1], typed: [5])), (second, try sheet([4, nil]))]))
        #expect(
            whole.sections[0].columns.map(\.label.vi) == [
                "Tổng", "Tổng – Công lập", "Tổng – Tư thục", "Nữ", "Nữ – Công lập", "Nữ – Tư thục",
            ])
        #expect(whole.sections[0].rows[0].cells == [7, 3, 4, 1, 1, nil])
        #expect(whole.sections[1].rows[1].cells == [5, 5, nil], "what is typed is parted, too")
        #expect(whole.sections[1].rows[0].cells.isEmpty && FigureSheet.whole(of: []) == nil)
    }

    @Test func anotherVersionIsNotAdded() throws {
        let sum = FigureSheet.sum([try sheet([3, 1]), try sheet([4, 2], from: "2025-02-09")])
        #expect(sum?["II", "total"] == 3)
    }

    @Test func differencesNameRowColumnAndBothNumbers() throws {
        let differences = try sheet([3, 2]).differences(from: try sheet([3, 1]))
        #expect(differences.map(\.row) == ["II"] && differences.map(\.column.vi) == ["Nữ"])
        #expect(differences[0].before == 1 && differences[0].now == 2)
    }

    @Test func whatIsTypedNeverTouchesWhatIsCounted() throws {
        let filled = try sheet([3, 1]).filled(["II_total": "99", "n1_settled": "10", "c1_settled": "10"])
        #expect(filled["II", "total"] == 3 && filled["n1", "settled"] == 10 && filled.checks.isEmpty)
        let wrong = try sheet([3, 1]).filled(["n1_settled": "10", "c1_settled": "9"])
        #expect(wrong.checks.count == 1 && wrong.checks[0].vi.contains("Theo nguồn: 10; Theo nhóm: 9"))
    }
}
