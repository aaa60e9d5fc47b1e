SELECT answer.labeler_id, answer.task_id, image.test_set_id, image.position, synset.class_index, answer.correction
FROM suggestion
JOIN answer ON answer.id = suggestion.answer_id
JOIN image ON image.id = answer.image_id
JOIN synset ON synset.wnid = answer.wnid
WHERE synset.class_index IS NOT NULL
