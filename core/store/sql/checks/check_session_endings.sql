-- How a session ended is known where it ended; sessions that were sat elsewhere ended in no way that is known.
SELECT id FROM session
WHERE (ended_at IS NULL AND ending IS NOT NULL) OR (ended_at IS NOT NULL AND ending IS NULL AND imported_from IS NULL)
ORDER BY id
