SELECT DISTINCT image_id FROM task_image
