SELECT answer.id FROM answer
WHERE NOT EXISTS (SELECT 1 FROM synset WHERE synset.wnid = answer.wnid AND synset.class_index IS NOT NULL)
ORDER BY answer.id
