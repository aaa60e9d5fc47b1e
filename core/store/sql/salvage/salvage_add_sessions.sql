-- Sessions that are lost and whose answers, skips or images without an answer are not.
INSERT INTO session (id, task_id, labeler_id, part, started_at, ended_at, ending)
SELECT session_id, task_id, labeler_id, 0, MIN(began), MAX(ended), 'interrupted'
FROM (SELECT session_id, task_id, labeler_id, shown_at AS began, committed_at AS ended FROM answer
      UNION ALL SELECT session_id, task_id, labeler_id, made_at, made_at FROM skip
      UNION ALL SELECT session_id, task_id, labeler_id, ended_at, ended_at FROM unanswered)
WHERE session_id NOT IN (SELECT id FROM session)
GROUP BY session_id
