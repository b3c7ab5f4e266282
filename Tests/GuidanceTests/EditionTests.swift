import Base
import Identity
import Organisation
import Testing

@testable import Guidance

struct EditionTests {
    private func task(_ key: String, _ title: String, due: String? = nil) throws -> GuidanceTask {
        GuidanceTask(
            key: try #require(Key(key)), path: key, title: title, text: "", evidence: "",
            due: due.flatMap { Day(iso: $0) },
            audience: AudienceProposal.everybody)
    }

    @Test func findsWhatAnAmendmentChanged() throws {
        let old = [try task("I.1", "a"), try task("I.2", "b"), try task("I.3", "c")]
        var widened = try task("I.3", "c")
        widened.audience = Audience(kinds: [.school])
        let new = [try task("I.1", "a", due: "2024-01-01"), widened, try task("added-4-2", "d")]
        let changes = EditionChange.between(old, new)
        #expect(changes == [.changed(from: old[0], to: new[0]), .added(new[2]), .withdrawn(old[1])])
        #expect(EditionChange.between(old, old).isEmpty)
    }

    @Test(arguments: [
        ("Phòng Giáo dục và Đào tạo quận, huyện, thị xã", [UnitKind.districtOffice], false),
        (
            "Các đơn vị trường học trực thuộc Sở và các Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",
            [.school, .continuingCentre], true
        ),
        ("Nơi khác", [], false),
    ])
    func proposesAudiences(heading: String, kinds: [UnitKind], direct: Bool) {
        #expect(AudienceProposal.audience(addressed: heading) == Audience(kinds: kinds, directOnly: direct))
    }

    @Test func selectorsOfEqualAudiencesAreEqual() throws {
        let one = Audience(kinds: [.school, .commune], levels: [.primary, .preschool])
        let two = Audience(kinds: [.commune, .school], levels: [.preschool, .primary])
        #expect(one.selector == two.selector)
        #expect(try Audience(selector: one.selector).selector == one.selector)
    }

    @Test(arguments: ["", "a b", "../x", "x/y", String(repeating: "a", count: 41), "é"])
    func keysArePlain(text: String) { #expect(Key(text) == nil) }

    @Test func consolidationAddsUp() {
        var total = Consolidation()
        let source = Consolidation.Source(unit: "u", name: "n", submission: "s")
        total.add(source, entries: ["I.1": ["progress": "done", "score": "90"], "I.2": ["cost": "5"]])
        total.add(source, entries: ["I.1": ["progress": "doing", "score": "85"]])
        #expect(total.tasks["I.1"]?.progress == ["done": 1, "doing": 1])
        #expect(total.tasks["I.1"]?.meanScoreTenths == 875)
        #expect(total.tasks["I.2"]?.cost == 5)
        #expect(total.tasks["I.2"]?.meanScoreTenths == nil)
    }
}
