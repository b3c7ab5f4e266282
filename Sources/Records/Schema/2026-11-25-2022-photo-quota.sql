-- How many photographs somebody has put in today.
CREATE INDEX records_photo_by ON records_photo (uploaded_by, uploaded_at);
