internal import Base

/// Why a learner cannot be placed as asked.
enum PlacementRefusal: Refusal, Equatable {
    case stillEnrolled
    case before(Day)
    case finished
    case notNew
    case neverHere
    case otherSchool
    case sameClass
    case tooSoon(Day)
    case notEnrolled

    var kind: RefusalKind { .conflict }
    var field: String? { "day" }

    var explanation: Text {
        switch self {
        case .stillEnrolled:
            Text(
                "Học sinh đang học ở một lớp; chuyển lớp hoặc chuyển trường thay vì nhập học lại.",
                "The pupil is in a class already: move them instead of enrolling again.")
        case .before(let day):
            Text(
                "Ngày phải từ \(Format(.vi).day(day)) trở đi.", "The day must be \(Format(.en).day(day)) or later.")
        case .finished:
            Text(
                "Học sinh đã chuyển hoặc hoàn thành; trường đang giữ hồ sơ phải chuyển tiếp.",
                "The pupil has moved on or finished: the school that holds the record hands it over.")
        case .notNew: Text("Học sinh đã từng học; chọn “trở lại”.", "The pupil was here before: choose “returned”.")
        case .neverHere: Text("Học sinh chưa học lớp nào.", "The pupil was in no class yet.")
        case .otherSchool:
            Text("Lớp này của trường khác; dùng chuyển trường.", "The class is of another school: use a transfer.")
        case .sameClass: Text("Học sinh đang ở lớp này.", "The pupil is in this class already.")
        case .tooSoon(let day):
            Text(
                "Học sinh mới vào lớp ngày \(Format(.vi).day(day)); ngày rời phải sau đó.",
                "The pupil came on \(Format(.en).day(day)) and cannot leave before the day after.")
        case .notEnrolled: Text("Học sinh không còn học ở trường.", "The pupil is no longer enrolled.")
        }
    }
}

extension Entry {
    var label: Text {
        switch self {
        case .new: Text("Tuyển mới", "New")
        case .transferred: Text("Chuyển đến từ trường trong thành phố", "Transferred in the city")
        case .fromOutside: Text("Chuyển đến từ nơi khác", "From outside the city")
        case .returned: Text("Trở lại học", "Returned")
        case .promoted: Text("Lên lớp", "Promoted")
        case .repeated: Text("Lưu ban", "Repeats")
        case .movedClass: Text("Chuyển lớp", "Moved class")
        }
    }
}

extension Leaving {
    var label: Text {
        switch self {
        case .movedClass: Text("Chuyển lớp", "Moved class")
        case .transferred: Text("Chuyển trường trong thành phố", "Transferred in the city")
        case .leftCity: Text("Chuyển đi nơi khác", "Left the city")
        case .deferred: Text("Bảo lưu", "Deferred")
        case .droppedOut: Text("Thôi học", "Dropped out")
        case .promoted: Text("Lên lớp", "Promoted")
        case .repeated: Text("Lưu ban", "Repeats")
        case .finished: Text("Hoàn thành cấp học", "Finished")
        }
    }
}
