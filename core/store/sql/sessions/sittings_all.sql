-- Of whom sessions were sat here for which task, and how many.
SELECT labeler_id, task_id, COUNT(*)
FROM session
WHERE imported_from IS NULL
GROUP BY labeler_id, task_id
ORDER BY labeler_id, task_id
