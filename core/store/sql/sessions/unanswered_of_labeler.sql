SELECT id, session_id, task_id, labeler_id, image_id, time_limit, shown_at, ended_at, active, idle, away, paused, sequence
FROM unanswered
WHERE labeler_id = ?1
ORDER BY sequence
