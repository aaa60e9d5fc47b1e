SELECT task.id, task.name, task.description, task.mode, task.part_size, COUNT(task_image.image_id)
FROM task LEFT JOIN task_image ON task_image.task_id = task.id
GROUP BY task.id, task.name, task.description, task.mode, task.part_size, task.position
ORDER BY task.position
