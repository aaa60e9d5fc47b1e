-- Each part of this upgrade stands by itself.

-- Who sits a test; everybody where nobody is named.
CREATE TABLE task_labeler (
    task_id    TEXT NOT NULL REFERENCES task (id),
    labeler_id TEXT NOT NULL REFERENCES labeler (id),
    PRIMARY KEY (task_id, labeler_id)
);
-- What was told of a test before its results were opened. Lines are added and never changed.
CREATE TABLE disclosure (
    id      TEXT PRIMARY KEY NOT NULL,
    task_id TEXT NOT NULL REFERENCES task (id),
    what    TEXT NOT NULL,
    made_at INTEGER NOT NULL
);
CREATE TRIGGER disclosure_is_not_changed BEFORE UPDATE ON disclosure
BEGIN SELECT RAISE(ABORT, 'what was told of a test stays on record'); END;
CREATE TRIGGER disclosure_is_not_removed BEFORE DELETE ON disclosure
BEGIN SELECT RAISE(ABORT, 'what was told of a test stays on record'); END;
