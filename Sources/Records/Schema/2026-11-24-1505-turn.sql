-- A school year that was opened: undoable until it is confirmed.
CREATE TABLE records_turn (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- The year that was opened
    school_year TEXT NOT NULL,
    day TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES identity_account (id),
    made_at TEXT NOT NULL,
    confirmed_at TEXT,
    undone_at TEXT
);
CREATE INDEX records_turn_unit ON records_turn (unit_id, made_at);
