-- Models and what they predicted: one column of class indices for each model and test set, not a row an image.
CREATE TABLE model (
    id         TEXT PRIMARY KEY NOT NULL,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
);
-- classes: little-endian signed integers of class_bytes bytes, -1 for none; "columns" an image, best first, image
-- after image in the order of the test set.
CREATE TABLE prediction (
    model_id    TEXT NOT NULL REFERENCES model (id),
    test_set_id TEXT NOT NULL REFERENCES test_set (id),
    columns     INTEGER NOT NULL CHECK (columns > 0),
    class_bytes INTEGER NOT NULL CHECK (class_bytes IN (2, 4)),
    classes     BLOB NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (model_id, test_set_id)
);
-- What looked wrong about predictions when they came in.
CREATE TABLE prediction_warning (
    model_id    TEXT NOT NULL REFERENCES model (id),
    test_set_id TEXT NOT NULL REFERENCES test_set (id),
    position    INTEGER NOT NULL,
    sentence    TEXT NOT NULL,
    PRIMARY KEY (model_id, test_set_id, position)
);

-- A test set's assigned labels and annotations in the form that scoring reads; made again whenever it is missing.
CREATE TABLE truth (
    test_set_id TEXT PRIMARY KEY NOT NULL REFERENCES test_set (id),
    packed      BLOB NOT NULL
);

-- Named sets of images, such as ImageNet-M.
CREATE TABLE image_subset (
    name     TEXT NOT NULL,
    image_id TEXT NOT NULL REFERENCES image (id),
    PRIMARY KEY (name, image_id)
);

-- Why an image is problematic, as the file that said so put it (JSON).
ALTER TABLE image ADD COLUMN problem TEXT;

CREATE TABLE verdict (
    reviewer    TEXT NOT NULL,
    image_id    TEXT NOT NULL REFERENCES image (id),
    wnid        TEXT NOT NULL REFERENCES synset (wnid),
    verdict     TEXT NOT NULL CHECK (verdict IN ('correct', 'wrong', 'unclear', 'dont_know')),
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (reviewer, image_id, wnid)
);
CREATE INDEX image_by_name ON image (name);
