INSERT INTO prediction (model_id, test_set_id, columns, class_bytes, classes, imported_at, confidences, checksum)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (model_id, test_set_id) DO UPDATE
SET columns = excluded.columns, class_bytes = excluded.class_bytes, classes = excluded.classes,
    imported_at = excluded.imported_at, confidences = excluded.confidences, checksum = excluded.checksum
