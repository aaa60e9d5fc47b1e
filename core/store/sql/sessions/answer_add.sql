-- Only a class can be answered, not a node above the classes.
INSERT INTO answer (id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration,
                    sequence, correction, active, idle, away, paused)
SELECT ?1, ?2, ?3, ?4, ?5, synset.wnid, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
FROM synset
WHERE synset.wnid = ?6 AND synset.class_index IS NOT NULL
