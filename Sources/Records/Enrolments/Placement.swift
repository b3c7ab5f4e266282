internal import Base
internal import Database
internal import Identity

/// How a learner came into a class.
enum Entry: String, Sendable, CaseIterable, Storable {
    case new
    case transferred
    case fromOutside
    case returned
    case promoted
    case repeated
    case movedClass
}

/// How a learner left a class.
enum Leaving: String, Sendable, CaseIterable, Storable {
    case movedClass
    case transferred
    case leftCity
    case deferred
    case droppedOut
    case promoted
    case repeated
    case finished

    /// Whether the learner may come back to a school of the city.
    var mayReturn: Bool { [.leftCity, .deferred, .droppedOut].contains(self) }
    /// Whether the record can be opened again: by a return, or at the next level.
    var mayGoOn: Bool { mayReturn || self == .finished }
}

/// A learner in a class from a day until the day before another.
struct Placement: Sendable, Equatable {
    let id: PlacementID
    let pupil: PupilID
    let unit: UnitID
    var classID: ClassID
    let from: Day
    var to: Day?
    let entry: Entry
    var leaving: Leaving?
    var reason = ""

    func holds(on day: Day) -> Bool { from <= day && (to.map { day < $0 } ?? true) }
}

/// What is to be written so that a history becomes another.
enum PlacementChange: Sendable, Equatable {
    case open(Placement)
    case close(PlacementID, on: Day, Leaving, reason: String)
    case reseat(PlacementID, in: ClassID)
}

/// The placements of one learner in the order of their days. No two overlap; while a learner is enrolled there is always
/// a class; a day is never written twice.
struct PlacementHistory: Sendable, Equatable {
    private(set) var placements: [Placement]

    init(_ placements: [Placement]) { self.placements = placements.sorted { $0.from < $1.from } }

    var last: Placement? { placements.last }
    func current(on day: Day) -> Placement? { placements.first { $0.holds(on: day) } }

    /// Whether the history keeps its promise; what a test asks of every history.
    var isSound: Bool {
        zip(placements, placements.dropFirst()).allSatisfy { before, after in
            guard let to = before.to, before.from < to, before.leaving != nil else { return false }
            let goesOn = [.movedClass, .transferred, .promoted, .repeated].contains(before.leaving)
            return goesOn ? to == after.from : to <= after.from
        } && placements.allSatisfy { ($0.to == nil) == ($0.leaving == nil) }
    }

    /// Comes into a class: for the first time, from outside, after a break, or new at the next level.
    mutating func enter(_ seat: Seat, on day: Day, _ entry: Entry, id: PlacementID) throws(PlacementRefusal)
        -> [PlacementChange]
    {
        if let last {
            guard let to = last.to else { throw .stillEnrolled }
            guard to <= day else { throw .before(to) }
            if last.leaving == .finished {
                guard entry == .new else { throw .finished }
            } else {
                guard last.leaving?.mayReturn == true else { throw .finished }
                guard entry != .new else { throw .notNew }
            }
        } else {
            guard entry == .new || entry == .fromOutside else { throw .neverHere }
        }
        return append(seat, day, entry, id)
    }

    /// How somebody whose record is closed begins again: new at the next level after one was finished, else returned.
    var reentry: Entry { last?.leaving == .finished ? .new : .returned }

    /// Changes the class at the same school. On the first day in a class this corrects it.
    mutating func move(to seat: Seat, on day: Day, id: PlacementID) throws(PlacementRefusal) -> [PlacementChange] {
        let last = try open(on: day)
        guard last.unit == seat.unit else { throw .otherSchool }
        guard last.classID != seat.classID else { throw .sameClass }
        if last.from == day {
            placements[placements.count - 1].classID = seat.classID
            return [.reseat(last.id, in: seat.classID)]
        }
        return close(last, day, .movedClass, "") + append(seat, day, .movedClass, id)
    }

    /// Goes on at another school or in another year without a day between.
    mutating func pass(
        to seat: Seat, on day: Day, _ leaving: Leaving, _ entry: Entry, id: PlacementID
    ) throws(PlacementRefusal) -> [PlacementChange] {
        let last = try open(on: day)
        guard last.from < day else { throw .tooSoon(last.from) }
        return close(last, day, leaving, "") + append(seat, day, entry, id)
    }

    /// Leaves the school; the day is the first without a class.
    mutating func leave(on day: Day, _ leaving: Leaving, reason: String) throws(PlacementRefusal) -> [PlacementChange] {
        let last = try open(on: day)
        guard last.from < day else { throw .tooSoon(last.from) }
        return close(last, day, leaving, reason)
    }

    private func open(on day: Day) throws(PlacementRefusal) -> Placement {
        guard let last else { throw .neverHere }
        guard last.to == nil else { throw .notEnrolled }
        guard last.from <= day else { throw .before(last.from) }
        return last
    }

    private mutating func close(_ last: Placement, _ day: Day, _ leaving: Leaving, _ reason: String)
        -> [PlacementChange]
    {
        placements[placements.count - 1].to = day
        placements[placements.count - 1].leaving = leaving
        placements[placements.count - 1].reason = reason
        return [.close(last.id, on: day, leaving, reason: reason)]
    }

    private mutating func append(_ seat: Seat, _ day: Day, _ entry: Entry, _ id: PlacementID) -> [PlacementChange] {
        let placement = Placement(
            id: id, pupil: seat.pupil, unit: seat.unit, classID: seat.classID, from: day, to: nil, entry: entry)
        placements.append(placement)
        return [.open(placement)]
    }
}

/// Where a learner is to sit.
struct Seat: Sendable, Equatable {
    let pupil: PupilID
    let unit: UnitID
    let classID: ClassID
}
