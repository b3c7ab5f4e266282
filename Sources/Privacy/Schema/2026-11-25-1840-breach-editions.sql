-- A breach is described better as it becomes known: every description is kept, until the breach is closed.
ALTER TABLE privacy_breach ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE privacy_breach ADD COLUMN closed_at TEXT;
ALTER TABLE privacy_breach ADD COLUMN closed_by TEXT;
ALTER TABLE privacy_breach ADD COLUMN conclusion TEXT NOT NULL DEFAULT '';

-- Every description that a breach ever had, also the present one. Rows are only added.
CREATE TABLE privacy_breach_edition (
    breach_id TEXT NOT NULL REFERENCES privacy_breach (id),
    edition INTEGER NOT NULL,
    what TEXT NOT NULL,
    kinds TEXT NOT NULL,
    people INTEGER NOT NULL,
    consequences TEXT NOT NULL,
    measures TEXT NOT NULL,
    contact TEXT NOT NULL,
    -- Why it was mended; empty for the first
    reason TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (breach_id, edition)
);
INSERT INTO privacy_breach_edition (breach_id, edition, what, kinds, people, consequences, measures, contact, reason,
    made_at, made_by)
SELECT id, 1, what, kinds, people, consequences, measures, contact, '', recorded_at, recorded_by FROM privacy_breach;
