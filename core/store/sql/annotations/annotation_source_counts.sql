SELECT id,
       (SELECT COUNT(DISTINCT image_id) FROM annotation WHERE source_id = annotation_source.id),
       (SELECT COUNT(*) FROM annotation WHERE source_id = annotation_source.id AND verdict = 'correct'),
       (SELECT COUNT(*) FROM annotation_problem WHERE source_id = annotation_source.id),
       (SELECT COUNT(DISTINCT image_id) FROM annotation
        WHERE source_id = annotation_source.id AND verdict = 'correct')
FROM annotation_source
