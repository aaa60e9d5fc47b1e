INSERT INTO synset (wnid, position, class_index, gloss) VALUES (?1, ?2, ?3, ?4)
