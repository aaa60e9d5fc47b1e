INSERT INTO synset_name (wnid, position, name)
SELECT wnid, 0, wnid FROM synset
WHERE NOT EXISTS (SELECT 1 FROM synset_name WHERE synset_name.wnid = synset.wnid)
