SELECT task.id, task.name, task.description, task.mode, task.part_size,
       (SELECT COUNT(*) FROM task_image WHERE task_image.task_id = task.id), task.image_limit, task.session_limit,
       task.break_every, task.idle_after, task.pauses_allowed, task.guide_allowed, task.external_allowed,
       task.corrections_allowed, task.results_opened_at, task.selection
FROM task
ORDER BY task.position
