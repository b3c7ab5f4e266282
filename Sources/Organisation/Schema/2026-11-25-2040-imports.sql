-- Sheets of units and of accounts that were taken in, so that they can be taken back.
CREATE TABLE organisation_import (
    id TEXT PRIMARY KEY,
    -- For which the person acted
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- units, accounts
    subject TEXT NOT NULL,
    file_name TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES identity_account (id),
    made_at TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    undone_at TEXT
);
CREATE INDEX organisation_import_unit ON organisation_import (unit_id, made_at);

-- What it did to one of them: of a unit how it was and how the sheet left it, of an account its id.
CREATE TABLE organisation_import_step (
    import_id TEXT NOT NULL REFERENCES organisation_import (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
