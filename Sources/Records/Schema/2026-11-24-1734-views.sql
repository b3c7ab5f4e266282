-- The filters and order of a list under a name: for oneself, or for everybody who works at the unit.
CREATE TABLE records_view (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    name TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    query TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    UNIQUE (unit_id, account_id, name)
);
