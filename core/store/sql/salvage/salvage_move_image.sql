-- Its name may be taken there, its id is not.
UPDATE image
SET test_set_id = 'salvaged', problematic = 1, name = CASE WHEN test_set_id = 'salvaged' THEN name ELSE id END,
    position = (SELECT COALESCE(MAX(position), -1) + 1 FROM image WHERE test_set_id = 'salvaged' AND position >= 0
                AND id <> ?1)
WHERE id = ?1
