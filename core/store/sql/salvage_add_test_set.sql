-- For images that are lost and that answers or tasks name.
INSERT INTO test_set (id, position, name, description, image_folder, created_at)
SELECT 'salvaged', (SELECT COALESCE(MAX(position), 0) + 1 FROM test_set), 'Salvaged images', '', '', 0
WHERE EXISTS (SELECT 1 FROM answer WHERE image_id NOT IN (SELECT id FROM image))
   OR EXISTS (SELECT 1 FROM task_image WHERE image_id NOT IN (SELECT id FROM image))
   OR EXISTS (SELECT 1 FROM session_event WHERE image_id NOT IN (SELECT id FROM image))
