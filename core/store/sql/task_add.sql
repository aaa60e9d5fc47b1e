INSERT INTO task (id, position, name, description, mode, part_size, created_at)
VALUES (?1, (SELECT COUNT(*) FROM task), ?2, ?3, ?4, ?5, ?6)
