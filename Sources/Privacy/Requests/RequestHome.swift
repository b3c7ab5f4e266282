internal import Base
internal import Components
internal import Database
internal import Identity

/// The requests a unit has to answer, on its first page: the law's clock runs whether or not somebody looks.
enum RequestHome {
    private static let longest = 20

    static func read(_ visit: Visit, _ tx: Transaction) throws -> HomePart {
        var part = HomePart()
        guard visit.may(AnswerRequests.self) else { return part }
        let permit = try visit.permit(AnswerRequests.self, in: tx)
        let requests = try RequestRows.open(at: permit.scope, limit: longest, in: tx)
        guard !requests.isEmpty else { return part }
        let clocks = try RequestClocks(today: visit.today, in: tx)
        part.duties = requests.map { duty($0, clocks[$0], visit) }
        return part
    }

    private static func duty(_ request: DataRequest, _ clock: RequestClock?, _ visit: Visit) -> HomePart.Duty {
        let left = clock?.daysLeft(on: visit.today) ?? 0
        return HomePart.Duty(
            request.right.label, hint: clock.map { RequestTexts.answerBefore(visit.format.day($0.answerBy)) },
            href: "/privacy/requests/\(request.id)",
            badge: left < 0
                ? Badge(RequestTexts.late(-left), .bad) : Badge(RequestTexts.left(left), left <= 3 ? .warning : .info))
    }
}
