SELECT answer.labeler_id, answer.task_id, image.test_set_id, image.position, synset.class_index, answer.correction
FROM answer
JOIN image ON image.id = answer.image_id
JOIN synset ON synset.wnid = answer.wnid
WHERE answer.superseded_at IS NULL AND synset.class_index IS NOT NULL
ORDER BY answer.labeler_id, answer.committed_at, answer.id
