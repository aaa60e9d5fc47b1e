SELECT wnid, class_index FROM synset WHERE class_index IS NOT NULL
