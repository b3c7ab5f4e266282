-- School violence (Decision 4998/QĐ-BGDĐT, learner child list BAOLUCHĐ.2.2): one row for each time that something befell
-- or was done by a learner. The decision names no day; without one nothing could be put in order or counted.
CREATE TABLE records_violence (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    happened_on TEXT NOT NULL,
    -- MA; the values of its list are not known
    code TEXT NOT NULL DEFAULT '',
    -- DOI_TUONG
    target TEXT NOT NULL DEFAULT '',
    -- HINH_THUC_BAO_LUC
    form TEXT NOT NULL,
    -- DIA_DIEM
    place TEXT NOT NULL DEFAULT '',
    -- THOI_LUONG
    duration TEXT NOT NULL DEFAULT '',
    -- KET_QUA_XU_LY
    outcome TEXT NOT NULL DEFAULT '',
    -- GHI_CHU
    note TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL REFERENCES identity_account (id),
    entered_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX records_violence_pupil ON records_violence (pupil_id, happened_on);
CREATE INDEX records_violence_day ON records_violence (happened_on);

-- What was written before a correction, and why it was wrong: here and not in the log, which more people read.
CREATE TABLE records_violence_past (
    incident_id TEXT NOT NULL REFERENCES records_violence (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    -- The fields as an object
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES identity_account (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (incident_id, version)
);
