INSERT INTO synset_name (wnid, position, name) VALUES (?1, ?2, ?3)
