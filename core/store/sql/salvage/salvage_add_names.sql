INSERT INTO synset_name (wnid, position, name)
SELECT wnid, 0, CASE WHEN wnid GLOB '*[^ -~]*' THEN hex(wnid) ELSE wnid END FROM synset
WHERE NOT EXISTS (SELECT 1 FROM synset_name WHERE synset_name.wnid = synset.wnid)
