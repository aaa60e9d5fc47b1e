-- In test mode, so that nothing is shown of them before the coordinator has looked at them.
INSERT INTO task (id, position, name, description, mode, part_size, created_at)
SELECT task_id, (SELECT COALESCE(MAX(position), 0) + 1 FROM task), 'Salvaged task ' || CASE WHEN task_id GLOB '*[^ -~]*' THEN hex(task_id) ELSE task_id END, '', 'test', 10, 0
FROM (SELECT task_id FROM session UNION SELECT task_id FROM answer UNION SELECT task_id FROM task_image)
WHERE task_id NOT IN (SELECT id FROM task)
