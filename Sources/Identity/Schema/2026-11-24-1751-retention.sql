-- Where lines of the log were taken out because their time was over: the chain goes on from the last hash. Which
-- stretches belong to one purge is sealed in the log itself, by a line that is never taken out.
CREATE TABLE identity_audit_gap (
    first_sequence INTEGER PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    -- The hash of the last line that was taken out
    hash TEXT NOT NULL,
    -- SHA-256 over all stretches of the purge; the log's line of it has this as its record
    purge TEXT NOT NULL
);
CREATE INDEX identity_audit_gap_purge ON identity_audit_gap (purge, first_sequence);
