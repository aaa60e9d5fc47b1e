INSERT INTO task_image (task_id, position, image_id) VALUES (?1, ?2, ?3)
