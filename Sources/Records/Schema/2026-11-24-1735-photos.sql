-- The photograph of a child, drawn anew without what the camera wrote into it, and who agreed to it.
CREATE TABLE records_photo (
    pupil_id TEXT PRIMARY KEY REFERENCES records_pupil (id),
    -- A JPEG of a few dozen kilobytes in base64: both engines hold text
    content TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    -- Who agreed for the child, and on which day
    agreed_by TEXT NOT NULL,
    agreed_on TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES identity_account (id),
    uploaded_at TEXT NOT NULL
);
