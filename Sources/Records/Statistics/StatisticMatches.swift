internal import Base

/// Which groups, and which single records, a rule of a form counts; pure, and the same for both.
struct StatisticMatches: Sendable {
    /// The calendar year in which the school year begins.
    let year: Int

    func holds(_ group: StatisticRows.ClassFacts, _ test: StatisticForm.ClassTest) -> Bool {
        if let grade = test.grade, group.grade != grade { return false }
        if let code = test.ageGroup, group.ageGroup != code { return false }
        if test.twoSessions, !group.twoSessions { return false }
        if test.boards, !group.boards { return false }
        if test.combined, !group.combined { return false }
        if let size = test.size, !size.contains(group.pupils) { return false }
        if let disabled = test.disabled, group.disabled != disabled { return false }
        return true
    }

    func holds(_ group: StatisticRows.PupilGroup, _ test: StatisticForm.PupilTest) -> Bool {
        if let grade = test.grade, group.grade != grade { return false }
        if let ages = test.ages, !ages.contains(year - group.birthYear) { return false }
        if let months = test.months, !(group.months.map(months.contains) ?? false) { return false }
        if let entry = test.entry, group.entry != entry { return false }
        if test.twoSessions, !group.twoSessions { return false }
        if test.boards, !group.boards { return false }
        if test.hasPolicy, !group.hasPolicy { return false }
        if let support = test.support, group.support & support.rawValue == 0 { return false }
        switch test.disability {
        case .any?: if group.disability == nil { return false }
        case .kind(let code)?: if group.disability != code { return false }
        case nil: break
        }
        return true
    }

    func holds(_ group: StatisticHealthRows.Group, _ test: StatisticForm.PupilTest) -> Bool {
        if let grade = test.grade, group.grade != grade { return false }
        switch test.nutrition {
        case .checked?: return true
        case .code(let code)?: return group.nutrition == code
        case nil: return false
        }
    }

    func holds(_ group: StatisticRows.StaffGroup, _ test: StatisticForm.StaffTest) -> Bool {
        if let family = test.family, group.family != family { return false }
        if let kinds = test.kinds, !(group.kind.map(kinds.contains) ?? false) { return false }
        if let ages = test.ages, !ages.contains(year - group.birthYear) { return false }
        switch test.qualification {
        case .among(let codes)?: return group.qualification.map(codes.contains) ?? false
        case .other(let codes)?: return !(group.qualification.map(codes.contains) ?? false)
        case nil: return true
        }
    }

    func holds(_ school: StatisticRows.SchoolFacts, _ test: StatisticForm.SchoolTest) -> Bool {
        switch test {
        case .all: true
        case .sites(let least): school.sites >= least
        case .equipped(.computers): school.hasComputers
        case .equipped(.internet): school.hasInternet
        }
    }
}

/// The column of staff under which a contract is counted (DM_HINH_THUC_HOP_DONG).
enum StatisticContract {
    static func column(_ code: String?) -> StatisticColumn? {
        switch code {
        case "07": .tenured
        case "08": .fixedTerm
        case "02", "03", "04", "05", "06": .labour
        default: nil
        }
    }
}
