-- Sheets of rooms are kept and taken back like those of devices.
ALTER TABLE facilities_import ADD COLUMN subject TEXT NOT NULL DEFAULT 'devices';
