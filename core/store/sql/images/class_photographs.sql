SELECT image.assigned_wnid, image.photograph, test_set.image_folder, image.file
FROM image_now AS image JOIN test_set ON test_set.id = image.test_set_id
WHERE image.problematic = 0
