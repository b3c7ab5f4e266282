-- Why the school that asks thinks that it is one child: what the other one reads before it answers.
ALTER TABLE records_join ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- What is asked about a record is looked for from both sides.
CREATE INDEX records_join_hidden ON records_join (hide_id);
