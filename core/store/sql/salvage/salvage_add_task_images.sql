INSERT INTO task_image (task_id, position, image_id)
SELECT task_id,
       (SELECT COALESCE(MAX(position), -1) FROM task_image AS listed WHERE listed.task_id = answered.task_id) +
           ROW_NUMBER() OVER (PARTITION BY task_id ORDER BY image_id),
       image_id
FROM (SELECT DISTINCT task_id, image_id FROM answer) AS answered
WHERE NOT EXISTS (SELECT 1 FROM task_image AS listed
                  WHERE listed.task_id = answered.task_id AND listed.image_id = answered.image_id)
