-- Those that were sat here.
SELECT id, part, started_at, ended_at, ending, resumes, ordinal
FROM session
WHERE labeler_id = ?1 AND task_id = ?2 AND imported_from IS NULL
ORDER BY ordinal, id
