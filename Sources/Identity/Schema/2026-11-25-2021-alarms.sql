CREATE TABLE identity_alarm_count (
    kind TEXT NOT NULL,
    whom TEXT NOT NULL,
    since TEXT NOT NULL,
    times INTEGER NOT NULL,
    example TEXT NOT NULL,
    PRIMARY KEY (kind, whom, since)
);
CREATE INDEX identity_alarm_count_since ON identity_alarm_count (since);

CREATE TABLE identity_alarm (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    whom TEXT NOT NULL,
    unit_id TEXT,
    times INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    since TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    example TEXT NOT NULL,
    acknowledged_at TEXT,
    acknowledged_by TEXT REFERENCES identity_account (id),
    remark TEXT NOT NULL DEFAULT ''
);
CREATE INDEX identity_alarm_whom ON identity_alarm (kind, whom, raised_at);
CREATE INDEX identity_alarm_raised ON identity_alarm (raised_at);

CREATE TABLE identity_network (
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    network TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (account_id, network)
);
