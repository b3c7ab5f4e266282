-- A sheet of many schools on its way: read into pieces at once, looked at and taken in piece by piece afterwards. Its id
-- is also the id of the import that it becomes.
CREATE TABLE records_load (
    id TEXT PRIMARY KEY,
    -- Rows may be of this unit and of those below it
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    file_name TEXT NOT NULL,
    -- The headings as they stand in the file, as a list
    headings TEXT NOT NULL,
    -- staging, checking, checked, applying, halted, done, takingBack, undone, cancelled, failed
    state TEXT NOT NULL,
    -- Nothing when it was begun on the machine itself by a command
    made_by TEXT,
    role TEXT,
    address TEXT,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    total INTEGER NOT NULL DEFAULT 0,
    -- How many pieces there are, and how many of them are through in the present state
    pieces INTEGER NOT NULL DEFAULT 0,
    pieces_done INTEGER NOT NULL DEFAULT 0,
    rows_done INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    -- Why it does not go on, in both languages
    problem_vi TEXT NOT NULL DEFAULT '',
    problem_en TEXT NOT NULL DEFAULT '',
    -- Who works on it, and until when nobody else may
    holder TEXT,
    lease_until TEXT
);
CREATE INDEX records_load_unit ON records_load (unit_id, made_at);
CREATE INDEX records_load_state ON records_load (state);

-- The rows of a sheet as they stand in it, until it is through.
CREATE TABLE records_load_piece (
    load_id TEXT NOT NULL REFERENCES records_load (id),
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (load_id, number)
);

-- The rows that could not be taken, with the reasons, until they were fetched to mend or a month is over.
CREATE TABLE records_load_fault (
    load_id TEXT NOT NULL REFERENCES records_load (id),
    row_number INTEGER NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    -- Columns and reasons, as a list
    faults TEXT NOT NULL,
    -- As it stands in the sheet
    cells TEXT NOT NULL,
    PRIMARY KEY (load_id, row_number)
);
