-- Images of each test set, and those of them of which each source says nothing.
SELECT annotation_source.id, test_set.name, COUNT(image.id),
       COUNT(image.id) - COUNT(CASE WHEN EXISTS (SELECT 1 FROM annotation
                                                 WHERE annotation.source_id = annotation_source.id
                                                   AND annotation.image_id = image.id)
                                      OR EXISTS (SELECT 1 FROM annotation_problem
                                                 WHERE annotation_problem.source_id = annotation_source.id
                                                   AND annotation_problem.image_id = image.id)
                                    THEN 1 END)
FROM annotation_source CROSS JOIN test_set JOIN image ON image.test_set_id = test_set.id
GROUP BY annotation_source.id, test_set.id, test_set.name, test_set.position
ORDER BY annotation_source.id, test_set.position
