-- Browsers that a person lets Khuê tell something, each by an address that its push service gave it. The keys read
-- nothing here: what is sent can be read by that browser alone.
CREATE TABLE outbox_device (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    -- One browser tells one person: whoever turned it on last.
    endpoint TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    secret TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    told_at TEXT
);
CREATE INDEX outbox_device_person ON outbox_device (person_id);

-- Deliveries as they were, with one more channel and the device that each of its deliveries goes to.
CREATE TABLE outbox_delivery_next (
    id TEXT PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES outbox_message (id),
    person_id TEXT,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'hook', 'push')),
    -- Stays when the device is signed off: nothing may go to the one that comes in its place.
    device_id TEXT,
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
INSERT INTO outbox_delivery_next (id, message_id, person_id, channel, state, is_digest, lead_id, next_at, tries,
    lease_until, detail, created_at, finished_at)
SELECT id, message_id, person_id, channel, state, is_digest, lead_id, next_at, tries, lease_until, detail, created_at,
    finished_at
FROM outbox_delivery;
DROP TABLE outbox_delivery;
ALTER TABLE outbox_delivery_next RENAME TO outbox_delivery;
CREATE INDEX outbox_delivery_due ON outbox_delivery (state, next_at);
CREATE INDEX outbox_delivery_lead ON outbox_delivery (lead_id);
CREATE INDEX outbox_delivery_message ON outbox_delivery (message_id);
CREATE INDEX outbox_delivery_person ON outbox_delivery (person_id, created_at);
CREATE INDEX outbox_delivery_created ON outbox_delivery (created_at);
