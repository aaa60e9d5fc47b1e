SELECT DISTINCT name FROM image_subset ORDER BY name
