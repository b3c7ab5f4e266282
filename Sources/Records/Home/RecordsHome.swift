internal import Base
internal import Components
internal import Database
internal import Identity

/// What the education database puts on the first page of a school: transfers that wait, a year that is not confirmed,
/// and how many pupils, classes and members of staff there are today.
enum RecordsHome {
    static func read(_ visit: Visit, _ tx: Transaction) throws -> HomePart {
        var part = HomePart()
        if visit.may(DecidePupils.self) {
            part.duties = try duties(of: try visit.permit(DecidePupils.self, in: tx).scope, in: tx)
        }
        if visit.may(ViewPupils.self) {
            part.tiles = try tiles(of: try visit.permit(ViewPupils.self, in: tx).scope, on: visit.today, in: tx)
        }
        return part
    }

    private static func duties(of unit: UnitID, in tx: Transaction) throws -> [HomePart.Duty] {
        var duties: [HomePart.Duty] = []
        let transfers = try HomeRows.transfersWaiting(for: unit, in: tx)
        if transfers > 0 {
            duties.append(
                HomePart.Duty(
                    HomeTexts.transfers(transfers), hint: HomeTexts.transfersHint, href: "/transfers",
                    badge: Badge(HomeTexts.waiting, .info)))
        }
        if let turn = try TurnRows.last(of: unit, in: tx), !turn.isConfirmed {
            duties.append(
                HomePart.Duty(
                    HomeTexts.turn(turn.year), hint: HomeTexts.turnHint, href: "/year",
                    badge: Badge(HomeTexts.unconfirmed, .warning)))
        }
        return duties
    }

    /// None above the schools: a figure of a whole city has its own page.
    private static func tiles(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [Tile] {
        let figures = try HomeRows.figures(of: unit, on: day, in: tx)
        guard figures.classes > 0 else { return [] }
        let base = "/units/\(unit.text)"
        return [
            Tile(figures.pupils, RecordsTexts.pupils, .neutral, href: base + "/pupils"),
            Tile(figures.classes, RecordsTexts.classes, .neutral, href: base + "/classes"),
            Tile(figures.staff, StaffTexts.title, .neutral, href: base + "/staff"),
        ]
    }
}

enum HomeTexts {
    static let waiting = Text("Chờ bạn", "Waits for you")
    static let unconfirmed = Text("Chưa xác nhận", "Not confirmed")
    static func transfers(_ count: Int) -> Text {
        Text("\(count) yêu cầu chuyển trường", count == 1 ? "1 transfer" : "\(count) transfers")
    }
    static let transfersHint = Text(
        "Gia đình đang đợi trường trả lời.", "A family waits for your school's answer.")
    static func turn(_ year: SchoolYear) -> Text {
        Text("Năm học \(year.text) đã mở, chưa xác nhận", "School year \(year.text) is open and not confirmed")
    }
    static let turnHint = Text(
        "Xem lại lớp và học sinh rồi xác nhận; trước đó vẫn hoàn tác được.",
        "Look at classes and pupils, then confirm; until then it can be undone.")
}
