-- Since when a sheet of many schools is in its state, so that its page can tell how long it will still take.
ALTER TABLE records_load ADD COLUMN moved_at TEXT;
