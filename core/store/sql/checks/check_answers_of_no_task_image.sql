SELECT answer.id FROM answer
WHERE NOT EXISTS (SELECT 1 FROM task_image
                  WHERE task_image.task_id = answer.task_id AND task_image.image_id = answer.image_id)
ORDER BY answer.id
