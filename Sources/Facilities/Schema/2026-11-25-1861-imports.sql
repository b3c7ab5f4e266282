-- A sheet of devices that was taken in, so that it can be taken back.
CREATE TABLE facilities_import (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    file_name TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES identity_account (id),
    made_at TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    undone_at TEXT
);
CREATE INDEX facilities_import_unit ON facilities_import (unit_id, made_at);

-- What it did to one device.
CREATE TABLE facilities_import_step (
    import_id TEXT NOT NULL REFERENCES facilities_import (id),
    number INTEGER NOT NULL,
    -- The device as it was, nothing when the sheet brought it, and as the sheet left it
    step TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
