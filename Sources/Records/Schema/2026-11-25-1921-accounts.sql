-- Few guardians have an account: those without are not in the index.
DROP INDEX records_guardian_account;
CREATE INDEX records_guardian_account ON records_guardian (account_id) WHERE account_id IS NOT NULL;
