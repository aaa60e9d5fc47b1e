-- Images first, then the rulings on them, with the image's id: one statement, so that all is of one moment. ?2 is the
-- source of the annotation, null for none. An image of a class that is not there takes its place all the same.
SELECT image.id, synset.class_index, NULL AS verdict, image.position,
       COALESCE(settled_problem.problematic, image.problematic <> 0 OR annotation_problem.image_id IS NOT NULL)
FROM image
LEFT JOIN synset ON synset.wnid = image.assigned_wnid
LEFT JOIN settled_problem ON settled_problem.image_id = image.id
LEFT JOIN annotation_problem ON annotation_problem.source_id = ?2 AND annotation_problem.image_id = image.id
WHERE image.test_set_id = ?1
UNION ALL
SELECT annotation.image_id, synset.class_index, annotation.verdict, 0, 0
FROM annotation
JOIN image ON image.id = annotation.image_id
JOIN synset ON synset.wnid = annotation.wnid
WHERE annotation.source_id = ?2 AND image.test_set_id = ?1 AND annotation.verdict <> 'wrong'
  AND synset.class_index IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM settled
                  WHERE settled.image_id = annotation.image_id AND settled.wnid = annotation.wnid)
UNION ALL
SELECT settled.image_id, synset.class_index, settled.verdict, 0, 0
FROM settled
JOIN image ON image.id = settled.image_id
JOIN synset ON synset.wnid = settled.wnid
WHERE image.test_set_id = ?1 AND settled.verdict <> 'wrong' AND synset.class_index IS NOT NULL
