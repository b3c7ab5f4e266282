public import Base

public enum PupilTag {}
/// A learner of the city, the same at every school.
public typealias PupilID = ID<PupilTag>

public enum ClassTag {}
/// A class of one school year.
public typealias ClassID = ID<ClassTag>

enum PlacementTag {}
typealias PlacementID = ID<PlacementTag>

enum TransferTag {}
typealias TransferID = ID<TransferTag>

enum GuardianTag {}
typealias GuardianID = ID<GuardianTag>

enum StaffTag {}
typealias StaffID = ID<StaffTag>
