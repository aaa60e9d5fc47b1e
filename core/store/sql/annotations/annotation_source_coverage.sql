-- Images of each test set, those of them on which each source rules no class, and those of these that it calls
-- problematic.
SELECT id, name, COUNT(*), SUM(NOT is_labeled), SUM(NOT is_labeled AND is_problematic)
FROM (SELECT annotation_source.id AS id, test_set.name AS name, test_set.id AS test_set_id, test_set.position AS position,
             EXISTS (SELECT 1 FROM annotation
                     WHERE annotation.source_id = annotation_source.id
                       AND annotation.image_id = image.id) AS is_labeled,
             EXISTS (SELECT 1 FROM annotation_problem
                     WHERE annotation_problem.source_id = annotation_source.id
                       AND annotation_problem.image_id = image.id) AS is_problematic
      FROM annotation_source CROSS JOIN test_set JOIN image ON image.test_set_id = test_set.id)
GROUP BY id, test_set_id, name, position
ORDER BY id, position
