SELECT test_set_id, LENGTH(classes) / (columns * class_bytes), checksum IS NOT NULL
FROM prediction
WHERE LENGTH(classes) > 0 AND LENGTH(classes) % (columns * class_bytes) = 0
  AND test_set_id IN (SELECT id FROM test_set) AND model_id IN (SELECT id FROM model)
