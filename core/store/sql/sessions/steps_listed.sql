-- What came of images in sessions: answers, skips, and images whose time was up; those taken back too.
SELECT step.kind, step.id, step.session_id, step.task_id, step.labeler_id, step.image_id, step.wnid, step.shown_at,
       step.ended_at, step.duration, step.taken_back_at, step.time_limit, step.correction, step.sequence, session.part,
       session.imported_from, step.active, step.idle, step.away, step.paused
FROM (SELECT 'answer' AS kind, id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at AS ended_at,
             duration, superseded_at AS taken_back_at, NULL AS time_limit, correction, sequence, active, idle, away,
             paused
      FROM answer
      UNION ALL
      SELECT 'skip', id, session_id, task_id, labeler_id, image_id, '', NULL, made_at, 0, taken_back_at, NULL, 0,
             sequence, NULL, NULL, NULL, NULL
      FROM skip
      UNION ALL
      SELECT 'time_up', id, session_id, task_id, labeler_id, image_id, '', shown_at, ended_at, active + idle + away,
             NULL, time_limit, 0, sequence, active, idle, away, paused
      FROM unanswered) AS step
JOIN session ON session.id = step.session_id
