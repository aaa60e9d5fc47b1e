INSERT INTO model (id, position, name, created_at) VALUES (?1, (SELECT COUNT(*) FROM model), ?2, ?3)
