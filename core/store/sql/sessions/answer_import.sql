INSERT INTO answer (id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration,
                    sequence)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (labeler_id, task_id, image_id) WHERE superseded_at IS NULL AND correction = 0 DO NOTHING
