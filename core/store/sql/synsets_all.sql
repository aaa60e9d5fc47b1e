SELECT wnid, gloss, class_index FROM synset ORDER BY position
