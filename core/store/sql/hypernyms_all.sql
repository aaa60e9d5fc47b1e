SELECT wnid, parent_wnid FROM hypernym ORDER BY wnid, position
