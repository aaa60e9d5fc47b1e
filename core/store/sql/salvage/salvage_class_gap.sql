-- The first number that no class has.
SELECT MIN(gap)
FROM (SELECT 0 AS gap UNION ALL SELECT class_index + 1 FROM synset WHERE class_index IS NOT NULL)
WHERE gap NOT IN (SELECT class_index FROM synset WHERE class_index IS NOT NULL)
