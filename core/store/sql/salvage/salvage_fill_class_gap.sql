-- The first number of a class that is lost, if there is one.
INSERT INTO synset (wnid, position, class_index, gloss)
SELECT 'lost_class_' || gap, (SELECT MAX(position) FROM synset) + 1, gap, ''
FROM (SELECT MIN(gap) AS gap
      FROM (SELECT 0 AS gap UNION ALL SELECT class_index + 1 FROM synset WHERE class_index IS NOT NULL)
      WHERE gap < (SELECT MAX(class_index) FROM synset)
        AND gap NOT IN (SELECT class_index FROM synset WHERE class_index IS NOT NULL))
WHERE gap IS NOT NULL
