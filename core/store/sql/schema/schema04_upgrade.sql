-- What the coordinator lays down for a task. Times in microseconds, null for none.
ALTER TABLE task ADD COLUMN image_limit INTEGER CHECK (image_limit > 0);
ALTER TABLE task ADD COLUMN session_limit INTEGER CHECK (session_limit > 0);
ALTER TABLE task ADD COLUMN break_every INTEGER CHECK (break_every > 0);
ALTER TABLE task ADD COLUMN idle_after INTEGER NOT NULL DEFAULT 30000000 CHECK (idle_after > 0);
ALTER TABLE task ADD COLUMN pauses_allowed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN guide_allowed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN external_allowed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN corrections_allowed INTEGER NOT NULL DEFAULT 0;
-- When the coordinator opened the results of a test; sealed before.
ALTER TABLE task ADD COLUMN results_opened_at INTEGER;
-- How its images were chosen, with the seed where they were drawn: enough to choose the same ones again.
ALTER TABLE task ADD COLUMN selection TEXT NOT NULL DEFAULT '';
-- Until now a test opened by itself when it was finished: what everybody who began it could see stays open.
UPDATE task SET results_opened_at = created_at
WHERE mode = 'test' AND EXISTS (SELECT 1 FROM answer WHERE answer.task_id = task.id)
  AND NOT EXISTS (
      SELECT 1 FROM assignment
      WHERE assignment.task_id = task.id
        AND (SELECT COUNT(*) FROM answer
             WHERE answer.task_id = task.id AND answer.labeler_id = assignment.labeler_id
               AND superseded_at IS NULL)
          < (SELECT COUNT(*) FROM task_image WHERE task_image.task_id = task.id));

-- Argon2id in the form of libsodium's crypto_pwhash_str; null without a passphrase.
ALTER TABLE labeler ADD COLUMN passphrase_hash TEXT;

-- "interrupted" is found out afterwards; ended_at is then the last moment that is known of the session.
ALTER TABLE session ADD COLUMN ending TEXT CHECK (ending IN ('left', 'interrupted'));
UPDATE session SET ending = 'left' WHERE ended_at IS NOT NULL;
-- The interrupted session that this one goes on with.
ALTER TABLE session ADD COLUMN resumes TEXT REFERENCES session (id);
-- Counts the sittings of a labeler to a task, whatever the computer's time said.
ALTER TABLE session ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;

-- duration is active + idle + away; all null where they are not known.
ALTER TABLE answer ADD COLUMN active INTEGER;
ALTER TABLE answer ADD COLUMN idle INTEGER;
ALTER TABLE answer ADD COLUMN away INTEGER;
ALTER TABLE answer ADD COLUMN paused INTEGER;
-- An image may be answered again: the first answer stays, and of the corrections beside it the last counts.
ALTER TABLE answer ADD COLUMN correction INTEGER NOT NULL DEFAULT 0;
DROP INDEX one_live_answer;
CREATE UNIQUE INDEX one_live_answer ON answer (labeler_id, task_id, image_id)
WHERE superseded_at IS NULL AND correction = 0;

-- Images whose time was up. shown_at is null where the session's time ended before the image was shown.
CREATE TABLE unanswered (
    id          TEXT PRIMARY KEY NOT NULL,
    session_id  TEXT NOT NULL REFERENCES session (id),
    task_id     TEXT NOT NULL REFERENCES task (id),
    labeler_id  TEXT NOT NULL REFERENCES labeler (id),
    image_id    TEXT NOT NULL REFERENCES image (id),
    time_limit  TEXT NOT NULL CHECK (time_limit IN ('image', 'session')),
    shown_at    INTEGER,
    ended_at    INTEGER NOT NULL,
    active      INTEGER NOT NULL,
    idle        INTEGER NOT NULL,
    away        INTEGER NOT NULL,
    paused      INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    UNIQUE (labeler_id, task_id, image_id)
);

-- Everything that happened in a session, line by line; lines are added and never changed. steady and suspended
-- are microseconds of which only differences within one session mean anything.
CREATE TABLE session_event (
    session_id TEXT NOT NULL REFERENCES session (id),
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    image_id   TEXT REFERENCES image (id),
    wnid       TEXT REFERENCES synset (wnid),
    detail     TEXT NOT NULL,
    utc        INTEGER NOT NULL,
    steady     INTEGER NOT NULL,
    suspended  INTEGER NOT NULL,
    PRIMARY KEY (session_id, number)
);
CREATE TRIGGER session_event_is_not_changed BEFORE UPDATE ON session_event
BEGIN SELECT RAISE(ABORT, 'the log of a session is only added to'); END;
CREATE TRIGGER session_event_is_not_removed BEFORE DELETE ON session_event
BEGIN SELECT RAISE(ABORT, 'the log of a session is only added to'); END;
