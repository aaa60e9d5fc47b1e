SELECT image.test_set_id, image.position, synset.class_index
FROM image
JOIN verdict_column ON verdict_column.test_set_id = image.test_set_id AND verdict_column.reviewer_id = ?1
JOIN synset ON synset.wnid = ?3 AND synset.class_index IS NOT NULL
WHERE image.id = ?2
