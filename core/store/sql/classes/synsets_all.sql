SELECT wnid, gloss, class_index, position FROM synset
