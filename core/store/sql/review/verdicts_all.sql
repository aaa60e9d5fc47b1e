SELECT verdict.reviewer_id, image.test_set_id, image.position, synset.class_index, verdict.verdict
FROM verdict
JOIN image ON image.id = verdict.image_id
JOIN synset ON synset.wnid = verdict.wnid
WHERE synset.class_index IS NOT NULL
ORDER BY verdict.reviewer_id, image.test_set_id, image.position, synset.class_index
