-- Of a value that is nowhere and one that the log has for the same step the latter is right.
WITH told AS MATERIALIZED (
    SELECT detail AS id, MIN(image_id) AS image_id FROM session_event
    WHERE kind = 'skipped' GROUP BY detail HAVING COUNT(*) = 1)
UPDATE OR IGNORE skip SET image_id = told.image_id
FROM told
WHERE told.id = skip.id AND skip.image_id NOT IN (SELECT id FROM image)
  AND told.image_id IN (SELECT id FROM image)
