SELECT DISTINCT image.id, image.test_set_id, image.position
FROM answer JOIN image ON image.id = answer.image_id
WHERE answer.labeler_id = ?1 AND answer.superseded_at IS NULL
