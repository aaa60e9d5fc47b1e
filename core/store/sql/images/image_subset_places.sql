SELECT image.test_set_id, image.position
FROM image_subset JOIN image ON image.id = image_subset.image_id
WHERE image_subset.name = ?1
