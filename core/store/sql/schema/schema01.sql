-- Times are integer microseconds UTC, ids are UUIDs made by the client.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- Classes and the synsets above them; class_index is null for inner nodes.
CREATE TABLE synset (
    wnid        TEXT PRIMARY KEY NOT NULL,
    position    INTEGER NOT NULL UNIQUE,
    class_index INTEGER UNIQUE,
    gloss       TEXT NOT NULL
);
CREATE TABLE synset_name (
    wnid     TEXT NOT NULL REFERENCES synset (wnid),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (wnid, position)
);
CREATE TABLE hypernym (
    wnid        TEXT NOT NULL REFERENCES synset (wnid),
    position    INTEGER NOT NULL,
    parent_wnid TEXT NOT NULL REFERENCES synset (wnid),
    PRIMARY KEY (wnid, position)
);

-- image_folder is where the files of the images lie, relative to the study's own folder or absolute.
CREATE TABLE test_set (
    id           TEXT PRIMARY KEY NOT NULL,
    position     INTEGER NOT NULL,
    name         TEXT NOT NULL UNIQUE,
    description  TEXT NOT NULL,
    image_folder TEXT NOT NULL,
    created_at   INTEGER NOT NULL
);
-- photograph: images made from one photograph share it, so that none serves as an example for another.
CREATE TABLE image (
    id            TEXT PRIMARY KEY NOT NULL,
    test_set_id   TEXT NOT NULL REFERENCES test_set (id),
    position      INTEGER NOT NULL,
    name          TEXT NOT NULL,
    file          TEXT NOT NULL,
    photograph    TEXT NOT NULL,
    assigned_wnid TEXT NOT NULL REFERENCES synset (wnid),
    problematic   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (test_set_id, name)
);
CREATE INDEX image_by_class ON image (assigned_wnid, position);

CREATE TABLE annotation (
    image_id TEXT NOT NULL REFERENCES image (id),
    wnid     TEXT NOT NULL REFERENCES synset (wnid),
    verdict  TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear')),
    PRIMARY KEY (image_id, wnid)
);

CREATE TABLE labeler (
    id         TEXT PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
);

CREATE TABLE task (
    id          TEXT PRIMARY KEY NOT NULL,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    mode        TEXT NOT NULL CHECK (mode IN ('training', 'test')),
    part_size   INTEGER NOT NULL CHECK (part_size > 0),
    created_at  INTEGER NOT NULL
);
CREATE TABLE task_image (
    task_id  TEXT NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL,
    image_id TEXT NOT NULL REFERENCES image (id),
    PRIMARY KEY (task_id, position),
    UNIQUE (task_id, image_id)
);
-- The seed that shuffles a task's images for one labeler, kept from the first sitting on.
CREATE TABLE assignment (
    task_id    TEXT NOT NULL REFERENCES task (id),
    labeler_id TEXT NOT NULL REFERENCES labeler (id),
    seed       INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (task_id, labeler_id)
);

-- A session that ended by a crash has no ended_at.
CREATE TABLE session (
    id         TEXT PRIMARY KEY NOT NULL,
    task_id    TEXT NOT NULL REFERENCES task (id),
    labeler_id TEXT NOT NULL REFERENCES labeler (id),
    part       INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER
);
-- Appended only; an undone answer gets superseded_at and stays. duration is in steady-clock microseconds.
-- sequence orders a labeler's answers and skips in a task, even when the computer's time was set back between.
CREATE TABLE answer (
    id            TEXT PRIMARY KEY NOT NULL,
    session_id    TEXT NOT NULL REFERENCES session (id),
    task_id       TEXT NOT NULL REFERENCES task (id),
    labeler_id    TEXT NOT NULL REFERENCES labeler (id),
    image_id      TEXT NOT NULL REFERENCES image (id),
    wnid          TEXT NOT NULL REFERENCES synset (wnid),
    shown_at      INTEGER NOT NULL,
    committed_at  INTEGER NOT NULL,
    duration      INTEGER NOT NULL CHECK (duration >= 0),
    sequence      INTEGER NOT NULL,
    superseded_at INTEGER
);
CREATE UNIQUE INDEX one_live_answer ON answer (labeler_id, task_id, image_id) WHERE superseded_at IS NULL;

-- Appended only, like answers.
CREATE TABLE skip (
    id            TEXT PRIMARY KEY NOT NULL,
    session_id    TEXT NOT NULL REFERENCES session (id),
    task_id       TEXT NOT NULL REFERENCES task (id),
    labeler_id    TEXT NOT NULL REFERENCES labeler (id),
    image_id      TEXT NOT NULL REFERENCES image (id),
    made_at       INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    taken_back_at INTEGER
);
CREATE INDEX skip_by_labeler ON skip (labeler_id, task_id);

-- What labelers propose in training: a verdict on their own label, or that an image is problematic.
CREATE TABLE suggestion (
    answer_id TEXT PRIMARY KEY NOT NULL REFERENCES answer (id),
    verdict   TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear', 'dont_know')),
    made_at   INTEGER NOT NULL
);
CREATE TABLE problem_report (
    image_id    TEXT NOT NULL REFERENCES image (id),
    labeler_id  TEXT NOT NULL REFERENCES labeler (id),
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (image_id, labeler_id)
);
