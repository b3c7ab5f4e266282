-- Which account a person of an OpenID Connect provider is: by the provider's own word for them, never by an e-mail.
CREATE TABLE identity_sso_link (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    linked_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_sso_link_account ON identity_sso_link (account_id);

-- Sign-ins that are under way at the provider; each is used once.
CREATE TABLE identity_sso_attempt (
    state_hash TEXT PRIMARY KEY,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next TEXT NOT NULL,
    -- The signed-in account that wants to be linked; none when somebody signs in
    account_id TEXT REFERENCES identity_account (id),
    expires_at TEXT NOT NULL
);
