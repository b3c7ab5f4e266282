-- What was erased of a person on their request, and what stayed and why; in the words of that day, as the person read
-- them. What had stood there is nowhere.
CREATE TABLE privacy_erasure (
    request_id TEXT NOT NULL REFERENCES privacy_request (id),
    place INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    label_vi TEXT NOT NULL,
    label_en TEXT NOT NULL,
    -- Rows erased or emptied
    erased INTEGER NOT NULL,
    -- Why something stays; empty when nothing does
    why_vi TEXT NOT NULL,
    why_en TEXT NOT NULL,
    PRIMARY KEY (request_id, table_name)
);
