-- Classes with a number that no study of so many classes has. ?1: how many are lost.
SELECT wnid FROM synset
WHERE class_index < 0 OR class_index >= (SELECT COUNT(*) FROM synset WHERE class_index IS NOT NULL) + ?1
