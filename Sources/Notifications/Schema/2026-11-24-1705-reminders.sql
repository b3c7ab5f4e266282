-- On which days around a due day people are reminded, and who. No law names the days: a department sets its own by
-- ending these and adding others.
CREATE TABLE notifications_step (
    id TEXT PRIMARY KEY,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    -- Days after the due day; before it when negative.
    days INTEGER NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('unit', 'superior')),
    source TEXT NOT NULL
);
INSERT INTO notifications_step (id, valid_from, valid_to, days, audience, source) VALUES
('before-7', '2020-01-01', NULL, -7, 'unit', 'mặc định của Khuê'),
('before-1', '2020-01-01', NULL, -1, 'unit', 'mặc định của Khuê'),
('on-day', '2020-01-01', NULL, 0, 'unit', 'mặc định của Khuê'),
('after-1', '2020-01-01', NULL, 1, 'unit', 'mặc định của Khuê'),
('after-3', '2020-01-01', NULL, 3, 'superior', 'mặc định của Khuê');

-- The days whose reminders were told, so that several processes do the work once.
CREATE TABLE notifications_day (
    day TEXT PRIMARY KEY,
    told INTEGER NOT NULL
);
