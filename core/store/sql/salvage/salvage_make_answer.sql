-- What was put in for what is lost has no moment of its own.
INSERT OR IGNORE INTO answer (id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration,
                              sequence, superseded_at, correction, active, idle, away, paused)
SELECT ?1, session.id, task.id, labeler.id, task_image.image_id, synset.wnid, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16
FROM session
JOIN task ON task.id = session.task_id
JOIN labeler ON labeler.id = session.labeler_id
JOIN task_image ON task_image.task_id = task.id
JOIN synset ON synset.wnid = ?6
WHERE session.id = ?2 AND task.id = ?3 AND labeler.id = ?4 AND task_image.image_id = ?5
  AND synset.class_index IS NOT NULL AND task.created_at <> 0 AND labeler.created_at <> 0
