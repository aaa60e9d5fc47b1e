DELETE FROM task_image WHERE task_id = ?1
