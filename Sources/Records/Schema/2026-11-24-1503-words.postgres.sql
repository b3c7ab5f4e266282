-- Words of names, so that one child among millions is found by the beginnings of some words.
CREATE INDEX records_pupil_words ON records_pupil USING gin (to_tsvector('simple', name_fold));
