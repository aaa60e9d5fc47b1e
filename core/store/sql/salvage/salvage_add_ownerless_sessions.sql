-- Sessions of which nothing but their log is left: whose they were nobody knows.
INSERT INTO session (id, task_id, labeler_id, part, started_at, ended_at, ending)
SELECT session_id, 'unknown', 'unknown', 0, MIN(utc), MAX(utc), 'interrupted'
FROM session_event
WHERE session_id NOT IN (SELECT id FROM session)
GROUP BY session_id
