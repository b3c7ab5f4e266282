-- Two records at two schools that are one child: who asked to join them, who answered, and what the joining did, so that
-- they can be parted again. A pair that was found to be two children stands here too, so that nobody is asked twice.
CREATE TABLE records_join (
    id TEXT PRIMARY KEY,
    -- The record that stays, and the one that hides behind it
    keep_id TEXT NOT NULL REFERENCES records_pupil (id),
    hide_id TEXT NOT NULL REFERENCES records_pupil (id),
    -- The schools that held them when it was asked
    keep_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    hide_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    state TEXT NOT NULL,
    -- The school that asked, or the superior of both
    asked_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    asked_by TEXT NOT NULL REFERENCES identity_account (id),
    asked_at TEXT NOT NULL,
    answered_by TEXT REFERENCES identity_account (id),
    answered_at TEXT,
    answer TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX records_join_keep ON records_join (keep_unit, state);
CREATE INDEX records_join_hide ON records_join (hide_unit, state);
CREATE INDEX records_join_pair ON records_join (keep_id, hide_id);
