SELECT image_id, wnid, verdict
FROM multilabel
WHERE image_id IN (SELECT image_id FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL) AND verdict <> 'wrong'
