INSERT INTO test_set (id, position, name, description, image_folder, created_at)
SELECT DISTINCT test_set_id, (SELECT COALESCE(MAX(position), 0) + 1 FROM test_set),
       'Salvaged test set ' || CASE WHEN test_set_id GLOB '*[^ -~]*' THEN hex(test_set_id) ELSE test_set_id END, '', '', 0
FROM image
WHERE test_set_id NOT IN (SELECT id FROM test_set)
