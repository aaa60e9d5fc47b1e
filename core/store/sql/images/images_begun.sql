-- The images of the tasks that a labeler has begun here. What was sat elsewhere only says what was answered.
SELECT task_image.task_id, image.id, image.test_set_id, image.position
FROM task_image JOIN image ON image.id = task_image.image_id
WHERE task_image.task_id IN (SELECT task_id FROM assignment WHERE labeler_id = ?1)
