SELECT name, file FROM image WHERE file <> '' ORDER BY name
