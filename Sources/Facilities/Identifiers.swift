public import Base

enum RoomTag {}
typealias RoomID = ID<RoomTag>

enum DeviceTag {}
typealias DeviceID = ID<DeviceTag>

enum LineTag {}
typealias LineID = ID<LineTag>

enum LicenceTag {}
typealias LicenceID = ID<LicenceTag>

enum RoundTag {}
typealias RoundID = ID<RoundTag>

public enum ClassReferenceTag {}
/// A class of another module, known here by its id only.
public typealias ClassReference = ID<ClassReferenceTag>
