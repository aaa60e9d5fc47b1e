SELECT wnid, position, parent_wnid FROM hypernym
