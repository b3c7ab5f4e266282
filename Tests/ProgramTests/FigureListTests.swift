import Base
import Database
import Files
import TestKit
import Testing
import Web

/// Every number of a form opens exactly what it counts, also through another module's pages and above the schools.
@Suite(.serialized) struct FigureListTests {
    private struct Number {
        let row: String
        let column: String
        let value: Int
        let address: String
    }

    /// The numbers of a form on a page that lead somewhere.
    private func numbers(_ browser: PageBrowser) -> [Number] {
        browser.html.matches(of: /<a href="(\/statistics\/records[^"]*)"[^>]*>([0-9.]+)<\/a>/).compactMap { match in
            let address = String(match.1).replacing("&amp;", with: "&")
            let query = FormValues(encoded: address.drop { $0 != "?" }.dropFirst())
            guard let row = query["row"], let column = query["column"],
                let value = Int(String(match.2).replacing(".", with: ""))
            else { return nil }
            return Number(row: row, column: column, value: value, address: address)
        }
    }

    private func listed(_ browser: PageBrowser) -> Int {
        guard let body = browser.html.firstMatch(of: /<tbody>([\s\S]*?)<\/tbody>/)?.1 else { return 0 }
        return body.matches(of: /<tr[ >]/).count
    }

    @Test(arguments: TestEngine.available)
    func roomsAndStaffOfASchool(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await world.database.write { tx in
                for (place, solidity) in [("1", "semiPermanent"), ("2", "temporary")] {
                    try tx.run(
                        "UPDATE facilities_room_span SET solidity = \(solidity) WHERE room_id LIKE \("%" + place)")
                }
                try tx.run("UPDATE facilities_room_span SET kind = 'borrowed' WHERE room_id LIKE '%3'")
            }
            let school = try await world.browser("truong")
            await school.open("/statistics?day=20/9/2023")
            let numbers = numbers(school)
            let rooms = numbers.filter { $0.row.hasPrefix("V.") }
            #expect(rooms.count > 12 && Set(rooms.map(\.column)).count == 4, "\(rooms.count)")
            for number in rooms {
                await school.open(number.address)
                #expect(school.path.contains("/facilities/rooms"))
                #expect(school.sees("\(number.value) phòng"), "\(number.row) \(number.column)")
                #expect(listed(school) == min(number.value, 50), "\(number.row) \(number.column)")
            }
            let staff = numbers.filter { $0.row.hasPrefix("IV") && $0.column != "minority" }
            #expect(staff.count > 20)
            for number in staff {
                await school.open(number.address)
                #expect(listed(school) == number.value, "\(number.row) \(number.column)")
            }
        }
    }

    /// Above the schools a number opens the schools with theirs; what each ownership has comes to the whole.
    @Test(arguments: TestEngine.available)
    func aboveTheSchoolsByOwnership(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let district = try await world.browser("phong")
            let form = "/statistics?day=20/9/2023&form=01.ĐN-MN".addingEncoded
            await district.open(form)
            let whole = numbers(district)
            #expect(whole.contains { $0.row == "V.1" } && whole.contains { $0.row == "III" })
            for number in whole where ["I", "II", "III", "IV", "V.1"].contains(number.row) {
                await district.open(number.address)
                let own = district.html.matches(of: /column=[a-zA-Z]+[^"]*">([0-9.]+)<\/a>/)
                    .compactMap { Int(String($0.1).replacing(".", with: "")) }
                #expect(own.reduce(0, +) == number.value, "\(number.row) \(number.column)")
            }
            var sums: [String: Int] = [:]
            for ownership in ["01", "02", "03", "09", "none"] {
                await district.open(form + "&ownership=\(ownership)")
                for number in numbers(district) {
                    sums["\(number.row) \(number.column)", default: 0] += number.value
                    #expect(number.address.contains("ownership=\(ownership)"))
                }
            }
            #expect(sums == Dictionary(whole.map { ("\($0.row) \($0.column)", $0.value) }) { first, _ in first })
            await district.open(form.replacing("/statistics?", with: "/statistics/khue.xlsx?"))
            #expect(district.status == 200)
            await district.open(form + "&ownership=77")
            #expect(numbers(district).map(\.value) == whole.map(\.value), "what nobody knows takes nothing away")
        }
    }
}

extension String {
    /// The one word of an address that is not ASCII.
    fileprivate var addingEncoded: String { replacing("Đ", with: "%C4%90") }
}
