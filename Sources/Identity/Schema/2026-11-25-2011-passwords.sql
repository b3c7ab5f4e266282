-- Each recovery code has a salt of its own; those of before get one at the next start.
ALTER TABLE identity_recovery ADD COLUMN salt TEXT NOT NULL DEFAULT '';

-- The password was found to be easily guessed at a sign-in and has to be changed before anything else.
ALTER TABLE identity_account ADD COLUMN password_asked BOOLEAN NOT NULL DEFAULT FALSE;
