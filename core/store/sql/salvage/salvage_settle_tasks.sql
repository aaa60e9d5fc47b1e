-- Suggestions are made in training alone, where the labels were shown; of all other tasks nothing is told before the
-- coordinator has looked at them.
UPDATE task
SET mode = CASE WHEN EXISTS (SELECT 1 FROM suggestion JOIN answer ON answer.id = suggestion.answer_id
                             WHERE answer.task_id = task.id) THEN 'training' ELSE 'test' END,
    description = 'Put in by a salvage: what this task was could not be read.'
WHERE created_at = 0 AND description = '' AND mode = 'test' AND results_opened_at IS NULL
