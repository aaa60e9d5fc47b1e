SELECT id, name, created_at FROM labeler ORDER BY created_at, name
