SELECT id FROM model WHERE name = ?1
