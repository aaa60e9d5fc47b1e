SELECT wnid FROM synset
WHERE NOT EXISTS (SELECT 1 FROM synset_name WHERE synset_name.wnid = synset.wnid)
ORDER BY wnid
