public import Base

/// Marks ids of units of the organisation, whoever refers to them.
public enum UnitTag {}
/// A department, a district office, a school: any unit of the tree.
public typealias UnitID = ID<UnitTag>

public enum AccountTag {}
/// A person who can sign in.
public typealias AccountID = ID<AccountTag>

public enum GrantTag {}
/// A role that an account holds at a unit for a time.
public typealias GrantID = ID<GrantTag>
