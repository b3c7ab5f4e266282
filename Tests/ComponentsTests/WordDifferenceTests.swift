import Components
import Testing

struct WordDifferenceTests {
    /// Kept and removed pieces are the old text, kept and added ones the new, whatever the texts are.
    @Test(arguments: 0..<200)
    func piecesMakeBothTexts(seed: Int) {
        var random = Numbers(state: UInt64(seed) &* 7_919 &+ 1)
        let words = ["Mua", "20", "máy", "tính,", "phòng", "Tin", "học\n", "", "  ", "Đường"]
        func text() -> String {
            (0..<Int(random.next() % 12)).map { _ in words[Int(random.next() % UInt64(words.count))] }
                .joined(separator: " ")
        }
        let (old, new) = (text(), text())
        var before = ""
        var after = ""
        for piece in WordDifference.between(old, new) {
            switch piece {
            case .kept(let words):
                before += words
                after += words
            case .removed(let words): before += words
            case .added(let words): after += words
            }
        }
        #expect(before == old && after == new)
    }

    @Test func equalTextsHaveNoDifference() {
        #expect(WordDifference.between("một hai", "một hai") == [.kept("một hai")])
        #expect(WordDifference.between("", "").isEmpty)
    }

    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
