import Base
import Testing

@testable import Records

/// Identity numbers (reference 2.5, vectors ID1–ID5), names, and fields of the dictionary.
struct PeopleTests {
    @Test func identityNumbersOfTheReference() throws {
        let first = try IdentityNumber("001215000123")
        #expect(first.says?.sex == .male && first.says?.birthYear == 2015)
        #expect(throws: IdentityNumber.Fault.length(11)) { try IdentityNumber("00121500012") }
        #expect(try IdentityNumber(" 001215000123").text == "001215000123")
        #expect(throws: IdentityNumber.Fault.notDigits) { try IdentityNumber("0012150001a3") }
        let born = try #require(Day(iso: "2015-03-01"))
        #expect(first.doubts(sex: .female, born: born) == [PeopleTexts.numberOtherSex])
        #expect(first.doubts(sex: .male, born: born).isEmpty)
        #expect(throws: IdentityNumber.Fault.brokenBySpreadsheet) { try IdentityNumber("1.2E+11") }
    }

    @Test(arguments: [
        ("nguyễn văn an", "nguyễn văn an"), ("NGUYỄN VĂN AN", "Nguyễn Văn An"), ("  Lê   Mai ", "Lê Mai"),
        ("AN", "AN"), ("Trần THỊ Bưởi", "Trần THỊ Bưởi"),
    ])
    func namesInCapitalsAreWrittenAsNames(typed: String, written: String) {
        #expect(PersonName.written(typed) == written)
    }

    @Test(arguments: [("", false), ("Lê Mai", true), ("Lê Mai 2", false), ("TrÇn V¨n §øc", false), ("Y'Ben", true)])
    func whatCanBeAName(name: String, isGood: Bool) { #expect((PersonName.problem(name) == nil) == isGood) }

    @Test(arguments: [
        (DictionaryField.Kind.boolean, "Có", "1"), (.boolean, "0", "0"), (.integer, " 12 ", "12"),
        (.decimal, "1,5", "1.5"), (.date, "5/9/2023", "2023-09-05"), (.code, "1", "01"), (.code, "kinh", "01"),
    ])
    func fieldsTakeWhatPeopleWrite(kind: DictionaryField.Kind, typed: String, stored: String) throws {
        let field = DictionaryField(name: "X", label: "x", kind: kind, length: 20, list: "DM_X", levels: [])
        let codes = CodeList([Code(code: "01", name: "Kinh", within: [])])
        #expect(try FieldRules.value(typed, of: field, codes: codes).get() == stored)
    }

    @Test(arguments: [
        (DictionaryField.Kind.boolean, "có thể", FieldFault.notYesOrNo), (.integer, "1.5", .notANumber),
        (.decimal, "1.2.3", .notANumber), (.date, "31/2/2023", .notADay), (.code, "02", .notACode),
        (.text, "123456", .long(5)),
    ])
    func fieldsRefuseTheRest(kind: DictionaryField.Kind, typed: String, fault: FieldFault) {
        let field = DictionaryField(name: "X", label: "x", kind: kind, length: 5, list: "DM_X", levels: [])
        let codes = CodeList([Code(code: "01", name: "Kinh", within: [])])
        #expect(throws: fault) { try FieldRules.value(typed, of: field, codes: codes).get() }
    }
}
