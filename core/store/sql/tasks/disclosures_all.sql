SELECT task_id, what, made_at FROM disclosure ORDER BY made_at, rowid
