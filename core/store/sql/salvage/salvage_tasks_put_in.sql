SELECT name, mode = 'test' FROM task
WHERE created_at = 0 AND description = 'Put in by a salvage: what this task was could not be read.'
ORDER BY position
