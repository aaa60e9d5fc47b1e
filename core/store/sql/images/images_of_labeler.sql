SELECT image.id, image.test_set_id, image.name, image.file, image.photograph, image.assigned_wnid, image.problematic,
       test_set.image_folder
FROM image_now AS image JOIN test_set ON test_set.id = image.test_set_id
WHERE image.id IN (SELECT image_id FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL)
