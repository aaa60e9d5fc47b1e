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

-- Multi-label annotations stand side by side, each by the name of its source, and scores use one at a time. imported_at
-- is null where it is not known.
DROP VIEW multilabel;
DROP VIEW image_now;
CREATE TABLE annotation_source (
    id          TEXT PRIMARY KEY NOT NULL,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    imported_at INTEGER
);
-- The files of a source, in the order in which they came; of an image that several speak of, the last one holds.
-- is_whole: the file, byte for byte. Otherwise what it says beyond the rows of "annotation" and "annotation_problem".
CREATE TABLE annotation_document (
    source_id TEXT NOT NULL REFERENCES annotation_source (id),
    position  INTEGER NOT NULL,
    format    TEXT NOT NULL CHECK (format IN ('real', 'multilabel')),
    is_whole  INTEGER NOT NULL,
    document  BLOB NOT NULL,
    PRIMARY KEY (source_id, position)
);
-- The images that a source calls problematic, and why (JSON).
CREATE TABLE annotation_problem (
    source_id TEXT NOT NULL REFERENCES annotation_source (id),
    image_id  TEXT NOT NULL REFERENCES image (id),
    problem   TEXT NOT NULL,
    PRIMARY KEY (source_id, image_id)
);
-- Which source scores use, since when: the last line holds, and a null one means none. Lines are only added.
CREATE TABLE annotation_choice (
    number    INTEGER NOT NULL UNIQUE,
    source_id TEXT REFERENCES annotation_source (id),
    chosen_at INTEGER NOT NULL
);
-- annotation_remainder is no longer read; it stays, so that salvage can tell what is lost of an earlier version's.
-- What was imported until now had no source. It is called after its format where only one can have brought all of it.
INSERT INTO annotation_source (id, position, name, imported_at)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'
             || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
       0,
       CASE WHEN (SELECT COUNT(*) FROM annotation_remainder) <> 1
              OR EXISTS (SELECT 1 FROM session WHERE imported_from IS NOT NULL) THEN 'imported before'
            WHEN EXISTS (SELECT 1 FROM annotation_remainder WHERE format = 'multilabel') THEN 'multilabel'
            WHEN EXISTS (SELECT 1 FROM annotation WHERE verdict <> 'correct')
              OR EXISTS (SELECT 1 FROM image WHERE problematic <> 0 AND test_set_id <> 'salvaged')
            THEN 'imported before'
            ELSE 'ReaL' END,
       NULL
WHERE EXISTS (SELECT 1 FROM annotation) OR EXISTS (SELECT 1 FROM annotation_remainder)
   OR EXISTS (SELECT 1 FROM image WHERE problematic <> 0 AND test_set_id <> 'salvaged');
INSERT INTO annotation_choice (number, source_id, chosen_at) SELECT 1, id, 0 FROM annotation_source;
INSERT INTO annotation_document (source_id, position, format, is_whole, document)
SELECT annotation_source.id, CASE format WHEN 'multilabel' THEN 0 ELSE 1 END, format, 0, CAST(document AS BLOB)
FROM annotation_remainder JOIN annotation_source;
ALTER TABLE annotation RENAME TO annotation_without_source;
CREATE TABLE annotation (
    source_id TEXT NOT NULL REFERENCES annotation_source (id),
    image_id  TEXT NOT NULL REFERENCES image (id),
    wnid      TEXT NOT NULL REFERENCES synset (wnid),
    verdict   TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear')),
    position  INTEGER NOT NULL,
    PRIMARY KEY (source_id, image_id, wnid)
);
INSERT INTO annotation (source_id, image_id, wnid, verdict, position)
SELECT annotation_source.id, image_id, wnid, verdict, annotation_without_source.position
FROM annotation_without_source JOIN annotation_source;
DROP TABLE annotation_without_source;
-- What is left of image.problematic are images that salvage put in for lost ones: they count for nobody.
INSERT INTO annotation_problem (source_id, image_id, problem)
SELECT annotation_source.id, image.id, COALESCE(image.problem, 'true')
FROM image JOIN annotation_source WHERE image.problematic <> 0 AND image.test_set_id <> 'salvaged';
UPDATE image SET problematic = 0, problem = NULL WHERE problematic <> 0 AND test_set_id <> 'salvaged';
CREATE VIEW annotation_in_use AS SELECT source_id FROM annotation_choice ORDER BY number DESC LIMIT 1;
CREATE VIEW multilabel AS
SELECT image_id, wnid, verdict, position FROM annotation
WHERE source_id = (SELECT source_id FROM annotation_in_use)
  AND NOT EXISTS (SELECT 1 FROM settled
                  WHERE settled.image_id = annotation.image_id AND settled.wnid = annotation.wnid)
UNION ALL
SELECT settled.image_id, settled.wnid, settled.verdict,
       COALESCE((SELECT position FROM annotation
                 WHERE source_id = (SELECT source_id FROM annotation_in_use)
                   AND annotation.image_id = settled.image_id AND annotation.wnid = settled.wnid), 1000000)
FROM settled;
CREATE VIEW image_now AS
SELECT image.id, image.test_set_id, image.position, image.name, image.file, image.photograph, image.assigned_wnid,
       COALESCE(settled_problem.problematic,
                image.problematic <> 0 OR annotation_problem.image_id IS NOT NULL) AS problematic,
       CASE WHEN settled_problem.image_id IS NULL THEN annotation_problem.problem
            ELSE settled_problem.problem END AS problem
FROM image
LEFT JOIN settled_problem ON settled_problem.image_id = image.id
LEFT JOIN annotation_problem ON annotation_problem.source_id = (SELECT source_id FROM annotation_in_use)
                            AND annotation_problem.image_id = image.id;
-- The source that the packed labels were made of; empty for none.
DELETE FROM truth;
ALTER TABLE truth ADD COLUMN source_id TEXT NOT NULL DEFAULT '';

-- In prediction.classes -1 is an image without a prediction and, from here on, -2 a prediction that names no class of
-- the study. What was imported before has -1 for both.

-- What the bytes of a column come to (CRC-32, see core/store/column_checksum.h), so that a page that was lost in the
-- middle of one does not pass for predictions; null in columns that are older.
ALTER TABLE prediction ADD COLUMN checksum INTEGER;
ALTER TABLE verdict_column ADD COLUMN checksum INTEGER;
-- Reads a test set's images in their order, and knows their places where a page of images is lost.
CREATE INDEX image_by_place ON image (test_set_id, position);

-- Which study this is, wherever it is copied to; and which commit was its last. Each commit writes a stamp that no other
-- has beside that of the commit before, so that a log can be told from the log of another file.
INSERT OR IGNORE INTO setting (key, value) VALUES ('study.id', lower(hex(randomblob(16))));
-- Made before the rest of the upgrade, see commit_stamp_make.sql; here for studies that are new.
CREATE TABLE IF NOT EXISTS commit_stamp (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    stamp    BLOB NOT NULL,
    previous BLOB NOT NULL
);
INSERT OR IGNORE INTO commit_stamp (id, stamp, previous) VALUES (1, randomblob(16), zeroblob(16));
