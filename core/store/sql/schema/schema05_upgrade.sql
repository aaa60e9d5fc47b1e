-- How sure a model was of each of its predictions: little-endian 16-bit numbers in the order of "classes", 65535 for
-- certain; null where the file did not say.
ALTER TABLE prediction ADD COLUMN confidences BLOB;

-- Whoever rules on labels: a person of this desk, or one of whom a file told. Only those who count settle what the
-- multi-label annotation says.
CREATE TABLE reviewer (
    id         TEXT PRIMARY KEY NOT NULL,
    labeler_id TEXT UNIQUE REFERENCES labeler (id),
    name       TEXT UNIQUE,
    counts     INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK ((labeler_id IS NULL) <> (name IS NULL))
);
INSERT INTO reviewer (id, name, counts, created_at)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'
             || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
       reviewer, 0, MIN(imported_at)
FROM verdict GROUP BY reviewer;

-- What reviewers ruled at the desk, as it stands now.
ALTER TABLE verdict RENAME TO verdict_by_name;
CREATE TABLE verdict (
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    image_id    TEXT NOT NULL REFERENCES image (id),
    wnid        TEXT NOT NULL REFERENCES synset (wnid),
    verdict     TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear', 'dont_know')),
    ruled_at    INTEGER NOT NULL,
    PRIMARY KEY (image_id, wnid, reviewer_id)
);
INSERT INTO verdict (reviewer_id, image_id, wnid, verdict, ruled_at)
SELECT reviewer.id, image_id, wnid, verdict, imported_at
FROM verdict_by_name JOIN reviewer ON reviewer.name = verdict_by_name.reviewer;
DROP TABLE verdict_by_name;
-- The verdicts of files: one column for each reviewer and test set, not a row a verdict. Records of eight bytes, little
-- endian: the image's position, then the class index times four plus the verdict (0 correct, 1 wrong, 2 unclear,
-- 3 don't know); rising, each pair once.
CREATE TABLE verdict_column (
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    test_set_id TEXT NOT NULL REFERENCES test_set (id),
    verdicts    BLOB NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (reviewer_id, test_set_id)
);

-- What else a reviewer said of an image. problem is a reason, in JSON; null: not problematic.
CREATE TABLE image_review (
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    image_id    TEXT NOT NULL REFERENCES image (id),
    problem     TEXT,
    note        TEXT,
    PRIMARY KEY (image_id, reviewer_id)
);
-- Labels that nobody had proposed.
CREATE TABLE added_label (
    image_id    TEXT NOT NULL REFERENCES image (id),
    wnid        TEXT NOT NULL REFERENCES synset (wnid),
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    PRIMARY KEY (image_id, wnid)
);
-- What was decided where reviewers disagreed. An empty wnid: whether the image is problematic (correct: it is).
CREATE TABLE adjudication (
    image_id    TEXT NOT NULL REFERENCES image (id),
    wnid        TEXT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear', 'dont_know')),
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    PRIMARY KEY (image_id, wnid)
);
-- Which images are whose to review; everybody's where a study has none.
CREATE TABLE review_share (
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    image_id    TEXT NOT NULL REFERENCES image (id),
    PRIMARY KEY (reviewer_id, image_id)
);

-- The history of reviewing: what a person did with one key or click, and what it changed from what to what. Lines are
-- added and never changed; undoing is a line as well.
CREATE TABLE review_action (
    id          TEXT PRIMARY KEY NOT NULL,
    number      INTEGER NOT NULL UNIQUE,
    reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
    kind        TEXT NOT NULL,
    undoes      TEXT UNIQUE REFERENCES review_action (id),
    made_at     INTEGER NOT NULL
);
CREATE TABLE review_change (
    action_id TEXT NOT NULL REFERENCES review_action (id),
    position  INTEGER NOT NULL,
    subject   TEXT NOT NULL CHECK (subject IN ('verdict', 'problem', 'note', 'label', 'adjudication', 'sources')),
    image_id  TEXT REFERENCES image (id),
    wnid      TEXT,
    before    TEXT,
    after     TEXT,
    PRIMARY KEY (action_id, position)
);
CREATE INDEX review_change_of_image ON review_change (image_id);
CREATE TRIGGER review_action_is_not_changed BEFORE UPDATE ON review_action
BEGIN SELECT RAISE(ABORT, 'the history of reviewing is only added to'); END;
CREATE TRIGGER review_action_is_not_removed BEFORE DELETE ON review_action
BEGIN SELECT RAISE(ABORT, 'the history of reviewing is only added to'); END;
CREATE TRIGGER review_change_is_not_changed BEFORE UPDATE ON review_change
BEGIN SELECT RAISE(ABORT, 'the history of reviewing is only added to'); END;
CREATE TRIGGER review_change_is_not_removed BEFORE DELETE ON review_change
BEGIN SELECT RAISE(ABORT, 'the history of reviewing is only added to'); END;

-- What the rulings of those who count come to. It stands above what annotations were imported.
CREATE TABLE settled (
    image_id TEXT NOT NULL REFERENCES image (id),
    wnid     TEXT NOT NULL REFERENCES synset (wnid),
    verdict  TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear')),
    PRIMARY KEY (image_id, wnid)
);
CREATE TABLE settled_problem (
    image_id    TEXT PRIMARY KEY NOT NULL REFERENCES image (id),
    problematic INTEGER NOT NULL,
    problem     TEXT
);
CREATE VIEW multilabel AS
SELECT image_id, wnid, verdict, position FROM annotation
WHERE NOT EXISTS (SELECT 1 FROM settled WHERE settled.image_id = annotation.image_id AND settled.wnid = annotation.wnid)
UNION ALL
SELECT settled.image_id, settled.wnid, settled.verdict,
       COALESCE((SELECT position FROM annotation
                 WHERE annotation.image_id = settled.image_id AND annotation.wnid = settled.wnid), 1000000)
FROM settled;
CREATE VIEW image_now AS
SELECT image.id, image.test_set_id, image.position, image.name, image.file, image.photograph, image.assigned_wnid,
       COALESCE(settled_problem.problematic, image.problematic) AS problematic,
       CASE WHEN settled_problem.image_id IS NULL THEN image.problem ELSE settled_problem.problem END AS problem
FROM image LEFT JOIN settled_problem ON settled_problem.image_id = image.id;
