-- Who asked for a new password by mail. The page that takes the question looks nothing up; it is answered later.
CREATE TABLE identity_reset (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at TEXT NOT NULL,
    answered_at TEXT
);
CREATE INDEX identity_reset_open ON identity_reset (created_at) WHERE answered_at IS NULL;
CREATE INDEX identity_reset_address ON identity_reset (address, created_at);

-- A change of e-mail that waits until a link in a letter to the new address was opened.
CREATE TABLE identity_email_change (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    email TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX identity_email_change_account ON identity_email_change (account_id);
