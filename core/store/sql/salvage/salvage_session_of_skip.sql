-- Of a value that is nowhere and one that the log has for the same step the latter is right.
WITH told AS MATERIALIZED (
    SELECT detail AS id, MIN(session_id) AS session_id FROM session_event
    WHERE kind = 'skipped' GROUP BY detail HAVING COUNT(*) = 1)
UPDATE OR IGNORE skip SET session_id = told.session_id
FROM told
WHERE told.id = skip.id AND skip.session_id NOT IN (SELECT id FROM session)
  AND told.session_id IN (SELECT id FROM session)
