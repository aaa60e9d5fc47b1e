SELECT labeler.name, task.name, task.mode, test_set.name, image.name, image.assigned_wnid, answer.wnid,
       answer.shown_at, answer.committed_at, answer.duration, answer.superseded_at, session.imported_from,
       answer.correction, answer.active, answer.idle, answer.away, answer.paused
FROM answer
JOIN session ON session.id = answer.session_id
JOIN labeler ON labeler.id = answer.labeler_id
JOIN task ON task.id = answer.task_id
JOIN image ON image.id = answer.image_id
JOIN test_set ON test_set.id = image.test_set_id
ORDER BY labeler.name, answer.committed_at, answer.sequence
