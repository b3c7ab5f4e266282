internal import Base

/// The days that are free every year by law (Labour Code 45/2019/QH14, art. 112), as far as the law itself names them.
///
/// Of the five days of Tết the last of the old year and the first two of the new are free whichever of the lawful choices
/// is made; the rest, the second day of 2 September and swapped days are decreed each year and written by hand. Counting
/// fewer free days makes a term shorter, which is the stricter reading.
enum Holidays {
    struct Holiday: Equatable {
        let day: Day
        let name: Text
    }

    static func all(of year: Int) -> [Holiday] {
        let fixed = [
            ("01-01", Text("Tết Dương lịch", "New Year's Day")), ("04-30", Text("Ngày Chiến thắng", "Victory Day")),
            ("05-01", Text("Ngày Quốc tế lao động", "Labour Day")), ("09-02", Text("Quốc khánh", "National Day")),
        ].compactMap { part, name in Day(iso: "\(year)-\(part)").map { Holiday(day: $0, name: name) } }
        let tet = LunarDay.newYear(year)
        let lunar =
            [-1, 0, 1].map { Holiday(day: tet.adding(days: $0), name: Text("Tết Nguyên đán", "Lunar New Year")) }
            + [
                Holiday(
                    day: LunarDay.day(10, month: 3, year: year),
                    name: Text("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration"))
            ]
        return (fixed + lunar).sorted { $0.day < $1.day }
    }

    static func isHoliday(_ day: Day) -> Bool { all(of: day.year).contains { $0.day == day } }
}
