import Base
import Foundation
import Testing

struct VietnameseTests {
    @Test(arguments: [
        ("Đường Láng", "duong lang"), ("  Nguyễn   Thị\tHạnh ", "nguyen thi hanh"), ("ABC", "abc"),
        ("Trường THPT Chu Văn An", "truong thpt chu van an"), ("Ửng Hoà", "ung hoa"),
    ])
    func folds(text: String, folded: String) {
        #expect(text.folded == folded)
        #expect(text.decomposedStringWithCanonicalMapping.folded == folded)
    }

    @Test func sortsByLettersThenTones() {
        let sorted = ["an", "ăn", "ân", "ba", "da", "đa", "đá", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]
        #expect(sorted.shuffled().sorted { $0.sortKey < $1.sortKey } == sorted)
        let tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
        #expect(tones.shuffled().sorted { $0.sortKey < $1.sortKey } == tones)
        #expect("Đống Đa".sortKey > "Dương".sortKey)
        #expect("hòa an".sortKey < "hoàn".sortKey)
    }

    @Test func sortsPeopleByGivenName() {
        let people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn Bình", "Phạm Ánh"]
        let sorted = people.sorted { $0.personSortKey < $1.personSortKey }
        #expect(sorted == ["Trần Văn An", "Phạm Ánh", "Lê Thị Bình", "Nguyễn Văn Bình"])
    }

    @Test func writesNumbersAsPeopleReadThem() {
        let format = Format(.vi)
        #expect(format.money(217_000) == "217.000 đ")
        #expect(format.number(-1_234_567) == "-1.234.567")
        #expect(Format(.en).number(1234) == "1,234")
        #expect(format.percent(1, of: 3) == "33%")
        #expect(format.percent(0, of: 0) == "–")
    }

    @Test func idsSortInTheOrderOfTime() {
        let first = ID<Int>(at: Instant(milliseconds: 1_700_000_000_000))
        let second = ID<Int>(at: Instant(milliseconds: 1_700_000_000_001))
        #expect(first < second)
        #expect(ID<Int>(first.text) == first)
        #expect(ID<Int>("../../etc/passwd") == nil)
        #expect(first.text.count == 36)
    }
}
