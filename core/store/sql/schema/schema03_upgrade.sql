-- The place that an annotation's file gave the class, so that an export can keep the order.
ALTER TABLE annotation ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

-- What an annotation file says beyond what the study has a place for, such as images that it does not have: a
-- document of the same format, which an export starts from.
CREATE TABLE annotation_remainder (
    format   TEXT PRIMARY KEY NOT NULL CHECK (format IN ('real', 'multilabel')),
    document TEXT NOT NULL
);

-- The file that a session was read from; null for those that were sat here.
ALTER TABLE session ADD COLUMN imported_from TEXT;
