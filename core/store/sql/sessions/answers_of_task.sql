SELECT id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration, sequence, correction,
       active, idle, away, paused
FROM answer
WHERE labeler_id = ?1 AND task_id = ?2 AND superseded_at IS NULL
ORDER BY sequence
