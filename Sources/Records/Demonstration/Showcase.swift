public import Base
public import Database
public import Identity
public import Organisation

/// What a visitor of a demonstration finds in the schools with accounts beside lists of names: what happened there in the
/// first weeks of the year, done by the same actions as people do it, so that the log tells of it too.
public struct RecordsShowcase: Sendable {
    /// A school that is shown, with the account of its head.
    public struct School: Sendable {
        public let unit: Unit
        public let head: String
        /// Where some of its classes sit.
        public let site: UnitID?

        public init(_ unit: Unit, head: String, site: UnitID? = nil) {
            self.unit = unit
            self.head = head
            self.site = site
        }
    }

    public let schools: [School]
    /// Looks after the health of the first school.
    public let nurse: String
    /// A teacher of the first school.
    public let teacher: String
    /// A parent with children at the first school.
    public let guardian: String
    /// Drawings of children, JPEG.
    public let drawings: [[UInt8]]
    public let now: Instant

    public init(
        _ schools: [School], nurse: String, teacher: String, guardian: String, drawings: [[UInt8]], at now: Instant
    ) {
        self.schools = schools
        self.nurse = nurse
        self.teacher = teacher
        self.guardian = guardian
        self.drawings = drawings
        self.now = now
    }

    /// In one transaction: a few thousand rows, whatever the size of the city.
    public func fill(in tx: Transaction) throws {
        var random = CityRandom(state: 88)
        var people = DemonstrationPeople()
        for (place, school) in schools.enumerated() {
            try ShowcaseSchool(school, at: now, in: tx).fill(&people, &random)
            try ShowcaseStaff(school, at: now, in: tx).fill(&random)
            let events = try ShowcaseEvents(school, at: now, in: tx)
            try events.fill()
            if place == 0 {
                try events.photographs(drawings)
                try events.health(by: nurse)
                try events.views(by: teacher)
            }
        }
        try between(in: tx)
        try siblings(in: tx)
    }

    // MARK: Between schools

    /// What waits between the schools: children asked for, one let go, one refused, and a child that two schools have
    /// written down.
    private func between(in tx: Transaction) throws {
        guard schools.count >= 4 else { return }
        let (first, second, third, fourth) = (schools[0], schools[1], schools[2], schools[3])
        let words = "Gia đình chuyển nhà về gần trường."
        _ = try move(from: second, to: first, place: 30, words, in: tx)
        _ = try move(from: third, to: fourth, place: 41, words, in: tx)
        if let released = try move(from: fourth, to: third, place: 52, "Về ở với ông bà.", in: tx) {
            try answer(released, .released, "", by: fourth, in: tx)
        }
        if let refused = try move(from: third, to: fourth, place: 63, words, in: tx) {
            try answer(refused, .refused, "Gia đình cho biết không chuyển nữa.", by: third, in: tx)
        }
        try twin(of: third, at: fourth, in: tx)
    }

    /// The new school asks for a child of the other one.
    private func move(
        from old: School, to new: School, place: Int, _ words: String, in tx: Transaction
    ) throws -> TransferID? {
        guard let pupil = try ShowcaseRows.pupils(of: old.unit.id, in: tx).dropFirst(place).first,
            let code = pupil.code
        else { return nil }
        return try MovePupil.ask(
            code: code, born: pupil.born, on: now.day.adding(days: 11), reason: words,
            by: try permit(DecidePupils.self, new, in: tx), in: tx)
    }

    private func answer(
        _ id: TransferID, _ state: Transfer.State, _ words: String, by school: School, in tx: Transaction
    ) throws {
        guard let transfer = try TransferRows.find(id, in: tx) else { return }
        try MovePupil.answer(
            transfer, with: state, words: words, by: try permit(DecidePupils.self, school, in: tx), in: tx)
    }

    /// The other school has the child too, without a code yet, and asks.
    private func twin(of school: School, at other: School, in tx: Transaction) throws {
        guard let child = try ShowcaseRows.pupils(of: school.unit.id, in: tx).dropFirst(74).first,
            let seat = try ClassRows.all(of: other.unit.id, SchoolYear(of: now.day), in: tx).first(where: {
                $0.grade == child.grade
            })
        else { return }
        let id = PupilID(at: now)
        try EnrolPupil.run(
            Pupil(id: id, name: child.name, bornOn: child.born, sex: child.sex), in: seat,
            on: now.day.adding(days: -9), .fromOutside, by: try permit(KeepPupils.self, other, in: tx), in: tx)
        _ = try JoinPupils.open(
            id, child.id, as: .asked, words: "Em học ở trường kia trước khi chuyển nhà; mẹ em cho biết.",
            by: try Permit<JoinRecords>.demonstration(other.head, tree: OrganisationTree(), at: now, in: tx), in: tx)
    }

    /// The parent has a child at a school of another level too.
    private func siblings(in tx: Transaction) throws {
        guard schools.count >= 3, let account = try ShowcaseRows.account(guardian, in: tx),
            let parent = try ShowcaseRows.guardian(of: account, in: tx)
        else { return }
        let own = try GuardianRows.children(of: account, in: tx).compactMap { try PupilRows.find($0, in: tx) }
        // After the others on the parent's page.
        let last = own.map(\.name.personSortKey).max() ?? ""
        let child = try ShowcaseRows.pupils(of: schools[2].unit.id, in: tx).first { $0.name.personSortKey > last }
        if let child { try GuardianRows.link(child.id, parent, .mother, in: tx) }
    }

    private func permit<C: Capability>(
        _ capability: C.Type, _ school: School, in tx: Transaction
    ) throws -> UnitPermit<C> {
        try Permit<C>.demonstration(school.head, tree: OrganisationTree(), at: now, in: tx).on(school.unit.id, in: tx)
    }
}
