-- Classes that are lost and that people's work, images or annotations name.
INSERT INTO synset (wnid, position, class_index, gloss)
SELECT wnid, (SELECT COALESCE(MAX(position), -1) FROM synset) + ROW_NUMBER() OVER (ORDER BY wnid),
       (SELECT COALESCE(MAX(class_index), -1) FROM synset) + ROW_NUMBER() OVER (ORDER BY wnid), ''
FROM (SELECT wnid FROM answer UNION SELECT assigned_wnid FROM image UNION SELECT wnid FROM annotation
      UNION SELECT wnid FROM verdict UNION SELECT wnid FROM added_label
      UNION SELECT wnid FROM adjudication WHERE wnid <> '' UNION SELECT wnid FROM review_change WHERE wnid <> ''
      UNION SELECT wnid FROM session_event WHERE wnid IS NOT NULL)
WHERE wnid NOT IN (SELECT wnid FROM synset)
