-- Words of names, so that one child among millions is found by the beginnings of some words.
CREATE VIRTUAL TABLE records_pupil_words USING fts5(
    name_fold, content='records_pupil', content_rowid='rowid', columnsize=0, detail=none, tokenize='ascii'
);
INSERT INTO records_pupil_words (rowid, name_fold) SELECT rowid, name_fold FROM records_pupil;
CREATE TRIGGER records_pupil_words_insert AFTER INSERT ON records_pupil BEGIN
    INSERT INTO records_pupil_words (rowid, name_fold) VALUES (new.rowid, new.name_fold);
END;
CREATE TRIGGER records_pupil_words_delete AFTER DELETE ON records_pupil BEGIN
    INSERT INTO records_pupil_words (records_pupil_words, rowid, name_fold)
        VALUES ('delete', old.rowid, old.name_fold);
END;
CREATE TRIGGER records_pupil_words_update AFTER UPDATE OF name_fold ON records_pupil
WHEN old.name_fold <> new.name_fold BEGIN
    INSERT INTO records_pupil_words (records_pupil_words, rowid, name_fold)
        VALUES ('delete', old.rowid, old.name_fold);
    INSERT INTO records_pupil_words (rowid, name_fold) VALUES (new.rowid, new.name_fold);
END;
