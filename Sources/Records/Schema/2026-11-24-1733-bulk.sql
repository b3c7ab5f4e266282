-- What was done to many pupils at once is taken back like a sheet: it is kept among the imports, with the class that
-- was made for it, if any.
ALTER TABLE records_import ADD COLUMN kind TEXT NOT NULL DEFAULT 'sheet';
ALTER TABLE records_import ADD COLUMN class_id TEXT REFERENCES records_class (id);
