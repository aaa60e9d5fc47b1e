SELECT annotation_source.name
FROM annotation_document JOIN annotation_source ON annotation_source.id = annotation_document.source_id
WHERE LENGTH(annotation_document.document) = 0
ORDER BY annotation_source.name
