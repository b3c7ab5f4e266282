internal import Base

/// The sentences by which units are told of a letter.
enum EditionNewsTexts {
    static func title(_ news: EditionNews, _ letter: String) -> Text {
        switch news.kind {
        case .new: Text("Văn bản mới: \(letter)", "New letter: \(letter)")
        case .amended where !news.moved.isEmpty: Text("Đổi hạn: \(letter)", "Deadline changed: \(letter)")
        case .amended: Text("Sửa đổi: \(letter)", "Amended: \(letter)")
        case .withdrawn: Text("Đơn vị không còn phải thực hiện: \(letter)", "No longer asked of your unit: \(letter)")
        }
    }

    /// - Parameter note: what the official said of the amendment.
    static func body(_ news: EditionNews, note: String) -> Text {
        let lines = lines(news) + (note.isEmpty ? [] : [Text(verbatim: note)])
        return Text(
            lines.map { $0(.vi) }.joined(separator: "\n"), lines.map { $0(.en) }.joined(separator: "\n"))
    }

    private static func lines(_ news: EditionNews) -> [Text] {
        switch news.kind {
        case .new:
            let due = news.firstDue.map {
                Text(
                    "Hạn đầu tiên: \(Format(.vi).day($0)).",
                    "The first day due: \(Format(.en).day($0)).")
            }
            return [
                Text(
                    "Đơn vị có nhiệm vụ trong văn bản này. Mở để xem nhiệm vụ và lịch nộp.",
                    "Your unit has tasks in this letter. Open it to see them and what is due.")
            ] + [due].compactMap { $0 }
        case .amended:
            let moved = news.moved.map { moved in
                Text(
                    "Hạn mới của \"\(moved.title)\": \(day(moved.to, .vi)), trước là \(day(moved.from, .vi)).",
                    "\"\(moved.title)\" is now due on \(day(moved.to, .en)), before: \(day(moved.from, .en)).")
            }
            guard news.others > 0 else { return moved }
            return moved + [
                Text(
                    "\(news.others) nhiệm vụ, đợt nộp khác thêm, bỏ hoặc đổi nội dung.",
                    "\(news.others) other tasks or calls came, went or changed.")
            ]
        case .withdrawn:
            return [
                Text(
                    "Bản sửa đổi bỏ mọi nhiệm vụ của đơn vị. Những gì đã nộp vẫn được giữ.",
                    "The amendment takes away all tasks of your unit. What was handed in is kept.")
            ]
        }
    }

    private static func day(_ day: Day?, _ language: Language) -> String {
        day.map { Format(language).day($0) } ?? Text("không có hạn", "none")(language)
    }
}
