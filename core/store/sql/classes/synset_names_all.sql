SELECT wnid, position, name FROM synset_name
