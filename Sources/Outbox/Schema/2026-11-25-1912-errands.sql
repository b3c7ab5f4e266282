-- What has to be done at another machine: written in the transaction of the event that asks for it, tried until the
-- other side has done it, does not want it, or a person wants it no more. Attempts stand in outbox_attempt.
CREATE TABLE outbox_errand (
    id TEXT PRIMARY KEY,
    -- What it is about, and for which thing of the module
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'refused', 'stopped')),
    next_at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    lease_until TEXT,
    detail TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    finished_at TEXT
);
CREATE INDEX outbox_errand_due ON outbox_errand (state, next_at);
CREATE INDEX outbox_errand_subject ON outbox_errand (kind, subject, created_at);
