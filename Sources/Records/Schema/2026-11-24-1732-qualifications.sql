-- What a member of staff learned: training, certificates, languages (Decision 4998/QĐ-BGDĐT, staff child lists).
CREATE TABLE records_qualification (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES records_staff (id),
    -- training, certificate, language
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    -- From when to when somebody learned, or the day of the paper alone
    begun_on TEXT,
    given_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL REFERENCES identity_account (id),
    entered_at TEXT NOT NULL
);
CREATE INDEX records_qualification_staff ON records_qualification (staff_id, given_on);
