-- For annotations whose source is lost.
INSERT INTO annotation_source (id, position, name)
SELECT source_id,
       (SELECT COALESCE(MAX(position), -1) FROM annotation_source) + ROW_NUMBER() OVER (ORDER BY source_id),
       'salvaged ' || CASE WHEN source_id GLOB '*[^ -~]*' THEN hex(source_id) ELSE source_id END
FROM (SELECT source_id FROM annotation UNION SELECT source_id FROM annotation_problem
      UNION SELECT source_id FROM annotation_document)
WHERE source_id NOT IN (SELECT id FROM annotation_source)
