SELECT test_set.id, test_set.name, test_set.description, test_set.image_folder, COUNT(image.test_set_id)
FROM test_set LEFT JOIN image ON image.test_set_id = test_set.id
GROUP BY test_set.id, test_set.name, test_set.description, test_set.image_folder, test_set.position
ORDER BY test_set.position
