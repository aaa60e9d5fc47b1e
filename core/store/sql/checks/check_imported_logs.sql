-- What was sat elsewhere has no log, and what has a log is audited by it.
SELECT id FROM session
WHERE imported_from IS NOT NULL
  AND EXISTS (SELECT 1 FROM session_event WHERE session_event.session_id = session.id)
ORDER BY id
