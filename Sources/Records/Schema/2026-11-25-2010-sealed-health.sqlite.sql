-- What school health found is sealed before it is stored, so measures are text as well.
CREATE TABLE records_health_sealed (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    checked_on TEXT NOT NULL,
    height TEXT,
    weight TEXT,
    -- TINH_TRANG_DINH_DUONG
    nutrition TEXT,
    blood TEXT,
    eyes TEXT NOT NULL DEFAULT '',
    spine TEXT NOT NULL DEFAULT '',
    vaccinations TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
);
INSERT INTO records_health_sealed
    SELECT id, pupil_id, checked_on, CAST(height AS TEXT), CAST(weight AS TEXT), nutrition, blood, eyes, spine,
        vaccinations, note, entered_by, entered_at
    FROM records_health;
DROP TABLE records_health;
ALTER TABLE records_health_sealed RENAME TO records_health;
CREATE INDEX records_health_pupil ON records_health (pupil_id, checked_on);
