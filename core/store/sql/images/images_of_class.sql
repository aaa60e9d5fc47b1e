SELECT image.id, image.test_set_id, image.name, image.file, image.photograph, image.assigned_wnid, image.problematic,
       test_set.image_folder
FROM image_now AS image JOIN test_set ON test_set.id = image.test_set_id
WHERE image.assigned_wnid = ?1 AND image.problematic = 0
ORDER BY test_set.position, image.position
