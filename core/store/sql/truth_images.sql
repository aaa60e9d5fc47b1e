-- An image of a class that is not there takes its place all the same.
SELECT image.id, synset.class_index, image.problematic
FROM image_now AS image LEFT JOIN synset ON synset.wnid = image.assigned_wnid
WHERE image.test_set_id = ?1
ORDER BY image.position
