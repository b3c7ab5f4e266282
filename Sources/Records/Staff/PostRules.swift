internal import Base
internal import Identity

/// How posts of one person at one unit hang together: a changed contract is a post that begins where one of the same
/// group ends. Whoever corrects one must not tear a gap or make an overlap; pure.
struct PostChain {
    let old: StaffPost
    /// The post that ended where this one begins.
    let before: StaffPost?
    /// The post that begins where this one ended.
    let after: StaffPost?
    private let isOnly: Bool

    /// - Parameter all: every post of the person at the unit.
    init(_ old: StaffPost, among all: [StaffPost]) {
        self.old = old
        let others = all.filter { $0.id != old.id && $0.family == old.family }
        before = others.first { $0.to == old.from }
        after = old.to.flatMap { to in others.first { $0.from == to } }
        isOnly = all.count == 1
    }

    /// What is wrong with other days; nil when they can be written.
    func problem(from: Day, to: Day?) -> (field: String, message: Text)? {
        if let to, to <= from { return ("to", StaffTexts.endTooEarly) }
        if let before, from <= before.from { return ("from", MemberTexts.beginsTooEarly(before.from)) }
        guard let after else { return nil }
        guard let to else { return ("to", MemberTexts.another(after.from)) }
        if let end = after.to, to >= end { return ("to", MemberTexts.endsTooLate(end)) }
        return nil
    }

    /// The corrected post, with those beside it that move along.
    func corrected(_ new: StaffPost) -> [StaffPost] {
        var posts = [new]
        if var before, before.to != new.from {
            before.to = new.from
            posts.append(before)
        }
        if var after, let to = new.to, after.from != to {
            after.from = to
            posts.append(after)
        }
        return posts
    }

    /// What holds when the post never was: the one before it went on.
    func removed() -> [StaffPost] {
        guard var before else { return [] }
        before.to = old.to
        return [before]
    }

    /// Why it cannot be removed: who has no other post here would be nowhere.
    var removalProblem: Text? { isOnly ? MemberTexts.onlyPost : nil }
}

/// Old and new values, for the log.
enum PostLog {
    static func changes(_ old: StaffPost?, _ new: StaffPost?) -> [FieldChange] {
        FieldChange.between(old.map(facts) ?? [:], new.map(facts) ?? [:])
    }

    private static func facts(_ post: StaffPost) -> [String: String] {
        var facts = ["family": post.family.rawValue, "from": post.from.iso]
        facts["post"] = post.kind
        facts["contract"] = post.contract
        facts["periods"] = post.periods.map(String.init)
        facts["to"] = post.to?.iso
        return facts
    }
}
