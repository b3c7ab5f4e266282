-- What people are told: written in the transaction of the event it tells of.
CREATE TABLE outbox_message (
    id TEXT PRIMARY KEY,
    -- Whom it is for; NULL for a letter to an address that belongs to no account yet.
    person_id TEXT,
    unit_id TEXT,
    kind TEXT NOT NULL,
    -- The same thing is told to the same person once.
    once_key TEXT UNIQUE,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body_vi TEXT NOT NULL,
    body_en TEXT NOT NULL,
    path TEXT,
    -- Carries a link that opens something: not shown in the program, forgotten when it left.
    is_secret BOOLEAN NOT NULL,
    address TEXT,
    language TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    read_at TEXT
);
CREATE INDEX outbox_message_person ON outbox_message (person_id, created_at);
CREATE INDEX outbox_message_unread ON outbox_message (person_id) WHERE read_at IS NULL;

-- One message on its way by one channel. Deliveries with the same lead travel in one letter.
CREATE TABLE outbox_delivery (
    id TEXT PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES outbox_message (id),
    person_id TEXT,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'hook')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'refused', 'unknown', 'expired')),
    is_digest BOOLEAN NOT NULL,
    lead_id TEXT,
    next_at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    lease_until TEXT,
    detail TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    finished_at TEXT
);
CREATE INDEX outbox_delivery_due ON outbox_delivery (state, next_at);
CREATE INDEX outbox_delivery_lead ON outbox_delivery (lead_id);
CREATE INDEX outbox_delivery_message ON outbox_delivery (message_id);

-- Each attempt, written before anything is sent; one without an end was cut off.
CREATE TABLE outbox_attempt (
    id TEXT PRIMARY KEY,
    lead_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_attempt_lead ON outbox_attempt (lead_id);

-- How a person wants to be told; who has no row is told by mail, at once, at any hour.
CREATE TABLE outbox_preference (
    person_id TEXT PRIMARY KEY,
    by_mail BOOLEAN NOT NULL,
    by_hook BOOLEAN NOT NULL,
    number TEXT NOT NULL,
    is_daily BOOLEAN NOT NULL,
    quiet_from INTEGER,
    quiet_to INTEGER
);
