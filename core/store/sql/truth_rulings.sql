SELECT annotation.image_id, synset.class_index, annotation.verdict
FROM annotation
JOIN image ON image.id = annotation.image_id
JOIN synset ON synset.wnid = annotation.wnid
WHERE image.test_set_id = ?1 AND annotation.verdict <> 'wrong' AND synset.class_index IS NOT NULL
