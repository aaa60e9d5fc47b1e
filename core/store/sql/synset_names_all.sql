SELECT wnid, name FROM synset_name ORDER BY wnid, position
