SELECT DISTINCT wnid
FROM (SELECT wnid FROM annotation UNION ALL SELECT wnid FROM verdict UNION ALL SELECT wnid FROM added_label
      UNION ALL SELECT wnid FROM settled UNION ALL SELECT wnid FROM adjudication WHERE wnid <> ''
      UNION ALL SELECT wnid FROM review_change WHERE wnid <> '')
WHERE wnid NOT IN (SELECT wnid FROM synset WHERE class_index IS NOT NULL)
ORDER BY wnid
