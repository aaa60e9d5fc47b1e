-- Before a study is brought up to date, so that the journal of that can be told from the journal of another file.
CREATE TABLE IF NOT EXISTS commit_stamp (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    stamp    BLOB NOT NULL,
    previous BLOB NOT NULL
);
INSERT OR IGNORE INTO commit_stamp (id, stamp, previous) VALUES (1, randomblob(16), zeroblob(16));
