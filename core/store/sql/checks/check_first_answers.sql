-- Without the index that forbids it, which may be what is damaged.
SELECT image_id FROM answer NOT INDEXED
WHERE superseded_at IS NULL AND correction = 0
GROUP BY labeler_id, task_id, image_id
HAVING COUNT(*) > 1
ORDER BY image_id
