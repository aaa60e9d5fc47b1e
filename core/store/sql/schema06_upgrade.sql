-- Each part of this upgrade stands by itself.

-- Which study this is, wherever it is copied to; and which commit was its last. Each commit writes a stamp that no other
-- has beside that of the commit before, so that a log can be told from the log of another file.
INSERT OR IGNORE INTO setting (key, value) VALUES ('study.id', lower(hex(randomblob(16))));
CREATE TABLE commit_stamp (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    stamp    BLOB NOT NULL,
    previous BLOB NOT NULL
);
INSERT INTO commit_stamp (id, stamp, previous) VALUES (1, randomblob(16), zeroblob(16));
