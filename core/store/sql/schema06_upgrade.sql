-- Each part of this upgrade stands by itself.

-- What the bytes of a column come to (CRC-32, see core/store/column_checksum.h), so that a page that was lost in the
-- middle of one does not pass for predictions; null in columns that are older.
ALTER TABLE prediction ADD COLUMN checksum INTEGER;
ALTER TABLE verdict_column ADD COLUMN checksum INTEGER;
-- Reads a test set's images in their order, and knows their places where a page of images is lost.
CREATE INDEX image_by_place ON image (test_set_id, position);
