SELECT id FROM task WHERE name = ?1
