INSERT INTO hypernym (wnid, position, parent_wnid) VALUES (?1, ?2, ?3)
