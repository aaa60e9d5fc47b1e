UPDATE synset SET class_index = ?2 WHERE wnid = ?1
