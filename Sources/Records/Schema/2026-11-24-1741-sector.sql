-- What the sector database holds of a school, as far as it has acknowledged: one row per object of ours.
CREATE TABLE records_sector (
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- Our own key of the object (ClientId)
    client_id TEXT NOT NULL,
    -- class, pupil, staff
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The fingerprint that was last put into a message
    sent TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    -- The fingerprint that the other side has taken
    held TEXT,
    held_at TEXT,
    -- The code by which the other side knows it
    code TEXT NOT NULL DEFAULT '',
    -- Why the other side did not take what was last sent
    fault TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (unit_id, client_id)
);
