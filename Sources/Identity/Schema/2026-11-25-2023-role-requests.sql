-- A wide role that waits for a second administrator. The account is made with it when it is new.
CREATE TABLE identity_role_request (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES identity_account (id),
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    unit_id TEXT NOT NULL,
    role TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    asked_by TEXT NOT NULL REFERENCES identity_account (id),
    asked_at TEXT NOT NULL,
    decided_by TEXT REFERENCES identity_account (id),
    decided_at TEXT,
    decision TEXT CHECK (decision IN ('give', 'refuse'))
);
CREATE INDEX identity_role_request_unit ON identity_role_request (unit_id);
