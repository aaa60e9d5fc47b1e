WITH answered (image_id) AS (SELECT image_id FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL)
SELECT image_id, wnid, verdict
FROM annotation
WHERE source_id = (SELECT source_id FROM annotation_in_use) AND image_id IN answered AND verdict <> 'wrong'
  AND NOT EXISTS (SELECT 1 FROM settled
                  WHERE settled.image_id = annotation.image_id AND settled.wnid = annotation.wnid)
UNION ALL
SELECT image_id, wnid, verdict
FROM settled
WHERE image_id IN answered AND verdict <> 'wrong'
