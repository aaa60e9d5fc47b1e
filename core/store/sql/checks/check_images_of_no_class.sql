SELECT image.name FROM image
WHERE NOT EXISTS (SELECT 1 FROM synset WHERE synset.wnid = image.assigned_wnid AND synset.class_index IS NOT NULL)
ORDER BY image.name
