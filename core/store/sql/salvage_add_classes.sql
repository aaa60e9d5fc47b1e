-- Classes that are lost and that answers or images name.
INSERT INTO synset (wnid, position, class_index, gloss)
SELECT wnid, (SELECT COALESCE(MAX(position), -1) FROM synset) + ROW_NUMBER() OVER (ORDER BY wnid),
       (SELECT COALESCE(MAX(class_index), -1) FROM synset) + ROW_NUMBER() OVER (ORDER BY wnid), ''
FROM (SELECT wnid FROM answer UNION SELECT assigned_wnid FROM image)
WHERE wnid NOT IN (SELECT wnid FROM synset)
