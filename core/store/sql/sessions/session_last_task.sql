SELECT task_id FROM session
WHERE labeler_id = ?1 AND imported_from IS NULL
ORDER BY started_at DESC, rowid DESC
LIMIT 1
