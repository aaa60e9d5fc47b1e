SELECT MIN(image.name) || ', ' || MAX(image.name)
FROM image
GROUP BY image.test_set_id, image.position
HAVING COUNT(*) > 1
ORDER BY 1
