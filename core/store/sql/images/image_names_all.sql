SELECT image.id, image.name, image.assigned_wnid, image.test_set_id, image.position
FROM image JOIN test_set ON test_set.id = image.test_set_id
ORDER BY test_set.position, image.position
