-- For images that are lost and that answers or tasks name, and for those of no place.
INSERT INTO test_set (id, position, name, description, image_folder, created_at)
SELECT 'salvaged', (SELECT COALESCE(MAX(position), 0) + 1 FROM test_set),
       'Salvaged images' || CASE WHEN EXISTS (SELECT 1 FROM test_set WHERE name = 'Salvaged images') THEN ' (2)' ELSE '' END,
       '', '', 0
WHERE NOT EXISTS (SELECT 1 FROM test_set WHERE id = 'salvaged')
