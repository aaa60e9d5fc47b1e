-- With the last moment that is known of each.
SELECT session.id,
       MAX(session.started_at,
           COALESCE((SELECT utc FROM session_event WHERE session_event.session_id = session.id
                     ORDER BY number DESC LIMIT 1),
                    (SELECT MAX(committed_at) FROM answer WHERE answer.session_id = session.id), 0))
FROM session
WHERE task_id = ?1 AND labeler_id = ?2 AND ended_at IS NULL AND imported_from IS NULL
ORDER BY ordinal
