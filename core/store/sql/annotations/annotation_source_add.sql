INSERT INTO annotation_source (id, position, name)
VALUES (?1, (SELECT COALESCE(MAX(position) + 1, 0) FROM annotation_source), ?2)
