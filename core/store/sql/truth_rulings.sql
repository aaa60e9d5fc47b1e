SELECT multilabel.image_id, synset.class_index, multilabel.verdict
FROM multilabel
JOIN image ON image.id = multilabel.image_id
JOIN synset ON synset.wnid = multilabel.wnid
WHERE image.test_set_id = ?1 AND multilabel.verdict <> 'wrong' AND synset.class_index IS NOT NULL
