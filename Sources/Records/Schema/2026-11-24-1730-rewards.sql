-- A reward or a measure of discipline can be corrected with a reason, and it can end.
ALTER TABLE records_reward ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE records_reward ADD COLUMN ended_on TEXT;
ALTER TABLE records_reward ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What was written before a correction, and why it was wrong.
CREATE TABLE records_reward_past (
    reward_id TEXT NOT NULL REFERENCES records_reward (id),
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    given_on TEXT NOT NULL,
    content TEXT NOT NULL,
    decision TEXT NOT NULL,
    note TEXT NOT NULL,
    ended_on TEXT,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES identity_account (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (reward_id, version)
);
