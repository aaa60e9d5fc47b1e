-- All skips of sessions that have a log, those taken back too.
SELECT id, session_id, image_id, made_at, sequence, taken_back_at
FROM skip
WHERE labeler_id = ?1 AND task_id = ?2
  AND EXISTS (SELECT 1 FROM session_event WHERE session_event.session_id = skip.session_id)
ORDER BY sequence, made_at
