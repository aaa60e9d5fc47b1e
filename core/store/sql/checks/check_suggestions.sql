-- They are made where the labels are shown: in trainings.
SELECT suggestion.answer_id FROM suggestion
JOIN answer ON answer.id = suggestion.answer_id
JOIN task ON task.id = answer.task_id
WHERE task.mode = 'test' AND task.results_opened_at IS NULL
ORDER BY suggestion.answer_id
