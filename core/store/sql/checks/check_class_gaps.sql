-- Class indices are 0 to n - 1.
SELECT wnid FROM synset
WHERE class_index < 0 OR class_index >= (SELECT COUNT(*) FROM synset WHERE class_index IS NOT NULL)
ORDER BY wnid
