internal import Base

extension StatisticForm {
    /// What a row counts, and which of it.
    enum Measure: Sendable, Equatable {
        case schools(SchoolTest)
        case sites
        case classes(ClassTest)
        case pupils(PupilTest)
        case staff(StaffTest)
        /// Rooms of these kinds; they belong to another module.
        case rooms([String])
        /// What no record holds.
        case typed
    }

    enum SchoolTest: Sendable, Equatable {
        case all
        /// With so many sites or more beside the main one.
        case sites(Int)
        case equipped(SchoolEquipment)
    }

    /// Every condition that is given must hold.
    struct ClassTest: Sendable, Equatable {
        var grade: String?
        var ageGroup: String?
        var twoSessions = false
        var boards = false
        var combined = false
        /// How many sit in it.
        var size: ClosedRange<Int>?
        /// With exactly so many children with a disability.
        var disabled: Int?
    }

    struct PupilTest: Sendable, Equatable {
        enum Disability: Sendable, Equatable {
            case any
            case kind(String)
        }

        enum Nutrition: Sendable, Equatable {
            /// Looked at in this school year.
            case checked
            case code(String)
        }

        /// What eases the costs of learning, fields of the dictionary (Decision 4998/QĐ-BGDĐT).
        enum Support: Int, Sendable, CaseIterable {
            case exempt = 32
            case reduced = 64
            case costs = 128
            case meals = 256
        }

        var grade: String?
        /// Age by the year of birth in the calendar year in which the school year begins.
        var ages: ClosedRange<Int>?
        /// Whole months on the day.
        var months: ClosedRange<Int>?
        var entry: Entry?
        var twoSessions = false
        var boards = false
        var disability: Disability?
        var hasPolicy = false
        var support: Support?
        var nutrition: Nutrition?
    }

    struct StaffTest: Sendable, Equatable {
        enum Qualification: Sendable, Equatable {
            case among([String])
            case other(than: [String])
        }

        var family: String?
        var kinds: [String]?
        var qualification: Qualification?
        var ages: ClosedRange<Int>?
    }
}

extension StatisticForm.PupilTest {
    /// What must be disclosed before those behind the number can be named.
    var sensitive: StatisticSensitivity? {
        if nutrition != nil { return .health }
        if disability != nil || hasPolicy || support != nil { return .origin }
        return nil
    }
}

/// Why a list of names needs a disclosure.
enum StatisticSensitivity: Sendable, Equatable {
    case origin
    case health
}

/// What must be read for some rules; pure.
struct StatisticNeeds: Sendable {
    private(set) var classes = false
    private(set) var sizes = false
    private(set) var pupils = false
    private(set) var asked = StatisticPupilRows.Asked()
    private(set) var nutrition = false
    private(set) var staff = false
    private(set) var rooms = false
    private(set) var schools = false

    init(_ measures: [StatisticForm.Measure]) {
        for measure in measures {
            switch measure {
            case .schools, .sites: schools = true
            case .classes(let test):
                classes = true
                if test.size != nil || test.disabled != nil { sizes = true }
            case .pupils(let test) where test.nutrition != nil: nutrition = true
            case .pupils(let test):
                pupils = true
                if test.months != nil { asked.months = true }
                if test.support != nil { asked.support = true }
            case .staff: staff = true
            case .rooms: rooms = true
            case .typed: break
            }
        }
    }
}
