import Base
import TestKit
import Testing

@testable import Organisation

/// A tree of a few units over sixty days, made from a seed.
struct RandomTree {
    var links: [Link<Int>] = []
    var lives: [(from: Day, to: Day?)] = []
    static let days = 60

    static func day(_ number: Int) -> Day { Day(daysSinceEpoch: 20_000 + number) }

    init(seed: UInt64) {
        var random = Seed(seed)
        let size = Int.random(in: 2...12, using: &random)
        for _ in 0..<size {
            let from = Int.random(in: 0..<20, using: &random)
            let to = Bool.random(using: &random) ? nil : Int.random(in: from + 1...RandomTree.days, using: &random)
            lives.append((RandomTree.day(from), to.map(RandomTree.day)))
        }
        for child in 0..<size { addLinks(of: child, size, &random) }
    }

    /// Links one after the other, with and without gaps, to any unit that does not close a circle.
    private mutating func addLinks(of child: Int, _ size: Int, _ random: inout Seed) {
        var next = Int.random(in: 0..<20, using: &random)
        while next < RandomTree.days {
            let end = next + Int.random(in: 1...25, using: &random)
            let parent = Int.random(in: 0..<size, using: &random)
            let to = end >= RandomTree.days ? nil : RandomTree.day(end)
            let link = Link(child: child, parent: parent, from: RandomTree.day(next), to: to)
            let circle = naiveCircle(link)
            #expect(ReachRules.makesCycle(link, links: Dictionary(grouping: links, by: \.child)) == circle)
            if !circle { links.append(link) }
            next = end + Int.random(in: 0...4, using: &random)
        }
    }

    func parent(of unit: Int, on day: Day) -> Int? {
        links.first { $0.child == unit && $0.from <= day && ($0.to.map { day < $0 } ?? true) }?.parent
    }

    /// Walks up day by day.
    func above(_ unit: Int, on day: Day) -> [Int] {
        guard lives[unit].from <= day, lives[unit].to.map({ day < $0 }) ?? true else { return [] }
        var path = [unit]
        while let next = parent(of: path[path.count - 1], on: day) { path.append(next) }
        return path
    }

    private func naiveCircle(_ link: Link<Int>) -> Bool {
        (0...RandomTree.days + 1).map(RandomTree.day).contains { day in
            guard link.from <= day, link.to.map({ day < $0 }) ?? true else { return false }
            var unit: Int? = link.parent
            while let here = unit, here != link.child { unit = parent(of: here, on: day) }
            return unit == link.child
        }
    }
}

struct ReachTests {
    @Test func reachIsWhatAWalkFindsOnEveryDay() {
        var spansSeen = 0
        for seed in UInt64(1)...300 {
            let tree = RandomTree(seed: seed)
            let links = Dictionary(grouping: tree.links, by: \.child)
            for unit in tree.lives.indices {
                let life = tree.lives[unit]
                let spans = ReachRules.spans(of: unit, existing: life.from, to: life.to, links: links)
                spansSeen += spans.count
                for day in (0...RandomTree.days + 1).map(RandomTree.day) {
                    let found = spans.filter { $0.from <= day && ($0.to.map { day < $0 } ?? true) }
                        .sorted { $0.depth < $1.depth }
                    let walked = tree.above(unit, on: day)
                    #expect(found.map(\.ancestor) == walked, "seed \(seed), unit \(unit), \(day)")
                    #expect(found.map(\.depth) == Array(walked.indices), "seed \(seed), unit \(unit), \(day)")
                }
            }
        }
        #expect(spansSeen > 5_000, "the generated trees are too flat to show anything")
    }

    @Test func whatStoodBelowIsFoundThroughEveryDay() {
        for seed in UInt64(1)...100 {
            let tree = RandomTree(seed: seed)
            for root in tree.lives.indices {
                let below = ReachRules.below([root], links: tree.links)
                for unit in tree.lives.indices {
                    let days = (0...RandomTree.days).map(RandomTree.day)
                    let isEverBelow = days.contains { tree.above(unit, on: $0).contains(root) }
                    #expect(!isEverBelow || below.contains(unit), "seed \(seed), root \(root), unit \(unit)")
                }
            }
        }
    }
}
