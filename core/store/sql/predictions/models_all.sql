SELECT id, name FROM model ORDER BY name
