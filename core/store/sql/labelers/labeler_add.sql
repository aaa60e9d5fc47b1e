INSERT INTO labeler (id, name, created_at) VALUES (?1, ?2, ?3)
