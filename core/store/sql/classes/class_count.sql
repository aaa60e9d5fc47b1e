SELECT COUNT(*) FROM synset WHERE class_index IS NOT NULL
