-- Positions are 0 to n - 1.
SELECT COALESCE(test_set.name, image.test_set_id)
FROM image LEFT JOIN test_set ON test_set.id = image.test_set_id
GROUP BY image.test_set_id
HAVING MIN(image.position) <> 0 OR MAX(image.position) <> COUNT(DISTINCT image.position) - 1
ORDER BY 1
