-- Images of which nothing but their id is known. Problematic, so that nothing is scored on them; their class is any
-- that an answer gave.
INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid, problematic)
SELECT image_id, 'salvaged',
       (SELECT COALESCE(MAX(position), -1) FROM image WHERE test_set_id = 'salvaged') +
           ROW_NUMBER() OVER (ORDER BY image_id),
       CASE WHEN image_id GLOB '*[^ -~]*' THEN hex(image_id) ELSE image_id END, '', image_id, COALESCE(MAX(wnid), (SELECT wnid FROM synset WHERE class_index = 0)), 1
FROM (SELECT image_id, wnid FROM answer
      UNION ALL SELECT image_id, NULL FROM task_image
      UNION ALL SELECT image_id, NULL FROM session_event WHERE image_id IS NOT NULL
      UNION ALL SELECT image_id, NULL FROM skip
      UNION ALL SELECT image_id, NULL FROM unanswered
      UNION ALL SELECT image_id, NULL FROM verdict
      UNION ALL SELECT image_id, NULL FROM image_review
      UNION ALL SELECT image_id, NULL FROM adjudication
      UNION ALL SELECT image_id, NULL FROM review_change WHERE image_id IS NOT NULL)
WHERE image_id NOT IN (SELECT id FROM image)
GROUP BY image_id
