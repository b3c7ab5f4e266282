public import Base

/// Why a change of the tree is not possible.
public enum TreeRefusal: Refusal, Equatable {
    case circle(String, String)
    case notThere(String, Day)
    case kindNotAllowed(UnitKind, UnitKind, Day)
    case stillHasUnits(String, Int)
    case closesBeforeItOpens(String, Day)
    /// Facts that changed on a later day already; a change before it would rewrite what was so.
    case changedLater(String, Day)
    /// An id or code that no unit has.
    case unknown(String)
    /// A code that another unit has already.
    case codeTaken(String)

    public var kind: RefusalKind {
        if case .unknown = self { .notFound } else { .invalid }
    }

    public var explanation: Text {
        switch self {
        case .circle(let child, let parent):
            Text(
                "Không đặt được “\(child)” dưới “\(parent)” vì sẽ tạo vòng lặp.",
                "“\(child)” cannot stand under “\(parent)”: that would be a circle.")
        case .notThere(let name, let day):
            Text(
                "“\(name)” không hoạt động vào ngày \(Format(.vi).day(day)).",
                "“\(name)” does not exist on \(Format(.en).day(day)).")
        case .kindNotAllowed(let child, let parent, let day):
            Text(
                "Ngày \(Format(.vi).day(day)), loại “\(child.label.vi)” không trực thuộc loại “\(parent.label.vi)”.",
                "On \(Format(.en).day(day)) a “\(child.label.en)” does not stand under a “\(parent.label.en)”.")
        case .stillHasUnits(let name, let count):
            Text(
                "“\(name)” còn \(count) đơn vị trực thuộc; chuyển các đơn vị đó trước.",
                "“\(name)” still has \(count) units below it; move them first.")
        case .closesBeforeItOpens(let name, let day):
            Text(
                "“\(name)” chưa mở trước ngày \(Format(.vi).day(day)), không đóng được vào ngày đó.",
                "“\(name)” is not open before \(Format(.en).day(day)) and cannot close on it.")
        case .changedLater(let name, let day):
            Text(
                "“\(name)” đã có thay đổi từ ngày \(Format(.vi).day(day)); chọn ngày đó hoặc muộn hơn.",
                "“\(name)” has changed on \(Format(.en).day(day)) already; choose that day or a later one.")
        case .unknown(let what):
            Text("Không có đơn vị “\(what)”.", "There is no unit “\(what)”.")
        case .codeTaken(let code):
            Text("Mã “\(code)” đã có đơn vị khác dùng.", "Another unit has the code “\(code)” already.")
        }
    }
}
