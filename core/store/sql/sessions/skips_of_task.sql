SELECT id, image_id, made_at, sequence FROM skip
WHERE labeler_id = ?1 AND task_id = ?2 AND taken_back_at IS NULL
ORDER BY sequence
