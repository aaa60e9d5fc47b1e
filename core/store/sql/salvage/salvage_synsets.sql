SELECT wnid, position FROM synset
