SELECT image.id, synset.class_index, image.problematic
FROM image_now AS image JOIN synset ON synset.wnid = image.assigned_wnid
WHERE image.test_set_id = ?1
ORDER BY image.position
