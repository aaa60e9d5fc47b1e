SELECT packed, (SELECT COUNT(*) FROM image WHERE image.test_set_id = truth.test_set_id),
       (SELECT COUNT(*) FROM synset WHERE class_index IS NOT NULL)
FROM truth WHERE test_set_id = ?1 AND source_id = ?2
