import Base
import Identity
import Organisation
import TestKit
import Testing

@testable import Facilities

/// Learners and computers in Informatics: Decision 4725/QĐ-BGDĐT 1.7.2, clause II.4.a of the guidance.
@Suite struct RatioTests {
    static let day = Day(iso: "2023-10-05") ?? Day(daysSinceEpoch: 0)
    static let rules = RatioRules(
        [(Level.primary, 2), (.lowerSecondary, 2), (.upperSecondary, 1)].map { level, most in
            RatioRule(
                level: level, maturity: 2, mostLearners: most, from: Day(iso: "2022-12-30") ?? day, to: nil,
                source: "QĐ 4725")
        }, on: day)

    static func size(_ learners: Int, _ level: Level?, _ name: String = "A") -> ClassSize {
        ClassSize(
            id: ClassReference(at: World.now), unit: UnitID(at: World.now), name: name, level: level,
            learners: learners)
    }

    static func laboratory(_ classes: [ClassSize], working: Int) -> Laboratory {
        Laboratory(
            room: RoomID(at: World.now), code: "TIN1", name: "Phòng tin học", classes: classes, working: working,
            idle: 0)
    }

    /// The vectors of the reference, section 5.
    @Test(arguments: [
        (35, 18, Level.primary, Provision.meets, "1,94"), (35, 18, .lowerSecondary, .meets, "1,94"),
        (35, 17, .primary, .below, "2,06"), (35, 17, .lowerSecondary, .below, "2,06"),
        (40, 40, .upperSecondary, .meets, "1,00"), (40, 39, .upperSecondary, .below, "1,03"),
        (35, 0, .primary, .below, "–"), (0, 0, .primary, .meets, "–"),
    ])
    func vectors(learners: Int, computers: Int, level: Level, expected: Provision, written: String) {
        let room = RatioTests.laboratory([RatioTests.size(learners, level)], working: computers)
        #expect(room.provision(RatioTests.rules) == expected)
        #expect(Ratio.text(learners: learners, computers: computers).vi == written)
    }

    /// The largest class decides, and where levels share a room the class that needs most machines.
    @Test func theLargestClassDecides() {
        let (small, large) = (RatioTests.size(20, .primary, "4A"), RatioTests.size(36, .primary, "5A"))
        let room = RatioTests.laboratory([small, large], working: 17)
        #expect(room.decisive(RatioTests.rules) == large)
        #expect(room.needed(RatioTests.rules) == 18 && room.provision(RatioTests.rules) == .below)
        let upper = RatioTests.size(25, .upperSecondary, "10A")
        let shared = RatioTests.laboratory([large, upper], working: 24)
        #expect(shared.decisive(RatioTests.rules) == upper && shared.needed(RatioTests.rules) == 25)
        #expect(shared.provision(RatioTests.rules) == .below)
    }

    /// Levels without a rule are not judged, nor rooms without a class; nor is anything before the rule was in force.
    @Test func whatHasNoRuleIsNotJudged() {
        for level in [Level.preschool, .continuing, nil] as [Level?] {
            #expect(
                RatioTests.laboratory([RatioTests.size(40, level)], working: 0).provision(RatioTests.rules) == .noRule)
        }
        #expect(RatioTests.laboratory([], working: 30).provision(RatioTests.rules) == .noClass)
        let before = Day(iso: "2022-12-29") ?? RatioTests.day
        #expect(RatioRules(RatioTests.rules.rules, on: before).mostLearners(.primary) == nil)
        let first = RatioRule(
            level: .primary, maturity: 1, mostLearners: 9, from: RatioTests.day, to: nil, source: "")
        #expect(RatioRules([first], on: RatioTests.day).mostLearners(.primary) == nil)
    }

    @Test func aSchoolIsAsItsRooms() {
        func school(_ rooms: [Laboratory]) -> Provision {
            SchoolProvision(laboratories: rooms, stock: 0, unassigned: [], rules: RatioTests.rules).provision
        }
        let meets = RatioTests.laboratory([RatioTests.size(30, .primary)], working: 15)
        let below = RatioTests.laboratory([RatioTests.size(30, .primary)], working: 14)
        let empty = RatioTests.laboratory([], working: 14)
        #expect(school([meets, below]) == .below)
        #expect(school([meets, empty]) == .meets)
        #expect(school([empty]) == .noClass && school([]) == .noClass)
    }

    /// A kindergarten has neither the subject nor a rule; a class whose level is not known may have it.
    @Test func aKindergartenIsNotJudged() {
        func school(_ classes: [ClassSize]) -> Provision {
            Provisions.put([], classes, [:], stock: 0, RatioTests.rules).provision
        }
        #expect(school([RatioTests.size(25, .preschool), RatioTests.size(30, .preschool)]) == .noRule)
        #expect(school([RatioTests.size(25, .preschool), RatioTests.size(30, .primary)]) == .noClass)
        #expect(school([RatioTests.size(25, nil)]) == .noClass && school([]) == .noClass)
        #expect(
            !RatioTests.size(25, .preschool).mayHaveInformatics && RatioTests.size(25, .continuing).mayHaveInformatics)
    }
}
