SELECT task_id, labeler_id FROM task_labeler ORDER BY task_id, rowid
