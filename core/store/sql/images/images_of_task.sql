SELECT image.id, image.test_set_id, image.name, image.file, image.photograph, image.assigned_wnid, image.problematic,
       test_set.image_folder
FROM task_image
JOIN image_now AS image ON image.id = task_image.image_id
JOIN test_set ON test_set.id = image.test_set_id
WHERE task_image.task_id = ?1
ORDER BY task_image.position
