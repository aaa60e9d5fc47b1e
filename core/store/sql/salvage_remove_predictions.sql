-- A column whose test set has lost images cannot be told apart any more; it can be imported again.
DELETE FROM prediction
WHERE LENGTH(classes) <> columns * class_bytes *
      (SELECT COUNT(*) FROM image WHERE image.test_set_id = prediction.test_set_id)
